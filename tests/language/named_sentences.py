"""Forty names in ordinary sentences: ten without capitals, five that are words too.

Written before the finder was; each row is (sentence, the names in it).
"""

NAMED = (
    ("And then Anna said she would not come to the wedding.", ("Anna",)),
    ("I told David about the money and he just laughed.", ("David",)),
    ("You always talk about Sophie as if she were perfect.", ("Sophie",)),
    ("My sister Katarzyna never asks how I am.", ("Katarzyna",)),
    ("We were at Mohammed's place until midnight.", ("Mohammed",)),
    ("Priya called me at work, and I was so embarrassed.", ("Priya",)),
    ("It was Oliver who forgot the keys, not me.", ("Oliver",)),
    ("I do not want to fight about Thomas again.", ("Thomas",)),
    ("Your mother and Ingrid planned it behind my back.", ("Ingrid",)),
    ("When Liam was born you were not there.", ("Liam",)),
    ("Did you ask Fatima before you booked it?", ("Fatima",)),
    ("She went to Hiroshi for help instead of me.", ("Hiroshi",)),
    ("Chiara says that I am too strict with the kids.", ("Chiara",)),
    ("I miss how we were before Noah moved in.", ("Noah",)),
    ("You invited Sven and his wife without a word.", ("Sven",)),
    ("Dr. Papadopoulos told us to talk like this.", ("Papadopoulos",)),
    ("And I said to Emily, this is not about you.", ("Emily",)),
    ("Our neighbour Zbigniew heard every word.", ("Zbigniew",)),
    ("I felt so small in front of Rachel and her friends.", ("Rachel",)),
    ("He wrote to Juan every single day.", ("Juan",)),
    ("It is the same with Lakshmi at the office.", ("Lakshmi",)),
    ("Then Uncle Seamus started to sing.", ("Seamus",)),
    ("You never liked Claire, admit it.", ("Claire",)),
    ("I was thinking of Bartholomew all evening.", ("Bartholomew",)),
    ("Would you say that to Nguyen?", ("Nguyen",)),
    # without capitals, as a recogniser may write them
    ("i told jessica that we are fine", ("jessica",)),
    ("you were with daniel all night", ("daniel",)),
    ("so mehmet said it was my turn", ("mehmet",)),
    ("she asked wojciech to drive her home", ("wojciech",)),
    ("i think hannah is right about you", ("hannah",)),
    ("why is it always about marco with you", ("marco",)),
    ("we could go to aisha for a weekend", ("aisha",)),
    ("your brother dmitri owes us money", ("dmitri",)),
    ("can laura come with us", ("laura",)),
    ("i know that ben meant well", ("ben",)),
    # words too
    ("I asked Grace to look after the dog.", ("Grace",)),
    ("You believed Mark and not me.", ("Mark",)),
    ("Will said that he was sorry.", ("Will",)),
    ("We had dinner with Hope on Sunday.", ("Hope",)),
    ("I never trusted Rose with a secret.", ("Rose",)),
)

NO_NAMES = (
    "I hope that you will mark it in the calendar for May.",
    "By the grace of God we may get there on Monday.",
    "You rose from the table and left without a word.",
    "Thank you, that means a lot to me, and I will try.",
    "I told you that I was tired. You said it was only a joke.",
    "What is it that you want from me? I am here now.",
    "Okay. Right. Yes, exactly. No, it was not like that.",
    "In summer we go to the sea, and in winter we fight about it.",
    "She said so, they said so, and everyone asked me why.",
    "I was frank with you, and you made a joke of it at Christmas.",
)
"""Sentences in which nobody is named."""
