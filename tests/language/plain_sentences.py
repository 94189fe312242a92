"""Fifty ordinary sentences in which nothing is to be found."""

PLAIN = """
The milk is in the fridge.
I left the keys on the table.
The train from Leeds was twenty minutes behind.
We had soup and bread for lunch.
My sister has a new car.
It rained all night and the garden is wet.
The shop on the corner closes at six.
I read two chapters of that book.
The kids are at football practice.
There is a letter for the neighbours.
She works at the library on Main Street.
Our flight lands in Rome in the evening.
The cat is asleep on the blue chair.
I bought apples, pears and a melon.
The meeting was moved to the big room.
He plays the piano in a small band.
They painted the kitchen yellow.
The bus stop is across from the bank.
I walked along the river with the dog.
This soup needs a little more salt.
The second film was longer than the first.
My phone is charging in the hall.
Your coat is behind the door.
The plumber fixed the tap and the boiler.
It gets dark before five in December.
We grew tomatoes and beans last summer.
The recipe takes flour, butter and two eggs.
I parked the car near the station.
The concert starts at eight.
Grandma knitted a scarf for the baby.
The printer is out of paper again.
He was born in a village by the sea.
The museum has a new room with old maps.
I was reading when the phone rang.
There are six chairs around the table.
The dentist is on the second floor.
They moved to Lisbon with their two dogs.
The tea is hot and the cake is cold.
My brother called from the airport.
The road to the lake is closed.
I found your glasses under the sofa.
The score was three to one at half time.
It is a quarter past nine.
She told him about the new school.
The leaves are turning red.
We watched the news and went to bed.
The window upstairs was open all night.
You have the blue cup and I have the green one.
At least three people waved from the boat.
He said you should never trust a salesman.
""".strip().splitlines()
