"""Given names that are common in the English-speaking world and among its neighbours: our list.

It need not be whole: a name that is not here is found by its capital or by what stands beside it.
"""

GIVEN = frozenset(
    """
    aaron abby abdul abdullah abigail adam adele adrian adriana agnes ahmed aidan aileen aisha
    akiko alan alana albert alberto alejandra alejandro alessandra alessandro alex alexa
    alexander alexandra alexis alfie alfred ali alice alicia alina alison alistair allison alma
    alyssa amanda amelia amina amir amit amy ana anastasia andre andrea andreas andrei andrew
    andy angela angelina angie anika anil anita anja ann anna annabel anne annette annie anthony
    antoine anton antonia antonio anya april archie ariana arjun arthur arturo asha ashley
    astrid audrey ava ayesha barbara barry beatrice becky bella ben benjamin bernard bernd
    bernie beth bethany betty bianca blanca bob bobby brad bradley brandon brenda brendan brian
    bridget bruce bruno bryan caitlin callum cameron camila camille carl carla carlos carmen
    carol carolina caroline carrie catherine cathy cecilia celia celine charles charlie
    charlotte chelsea chen cheryl chiara chloe chris christa christina christine christoph
    christopher ciara claire clara claudia claudio clarissa colin colleen connor conor craig
    cristina curtis cynthia daisuke damian damien dan dana daniel daniela danielle danny daphne
    darius darren dave david deborah debbie declan deepak deirdre denis denise dennis derek
    diana diane diego dieter dmitri dmitry dominic dominik donald donna dora doreen doris
    dorothy doug douglas dylan eamon ed eddie edgar edith eduardo edward edwin eileen elaine
    eleanor elena eli elias elif elijah elisa elisabeth elise eliza elizabeth ella ellen ellie
    elliot elliott elsa emil emilia emily emma emmanuel enrique enzo eric erica erik erika erin
    ernest esme esther ethan eugene eva evan eve evelyn ezra fabian fatima fatma felicity felipe
    felix fergus fernanda fernando filip fiona florence florian frances francesca francesco
    francis francisco francois franz frederick freya frida fritz gabriel gabriela gabrielle
    gareth gary gavin gemma geoff geoffrey george georgia georgina gerald gerard gerhard gianni
    gillian gina giorgio giovanni giulia giuseppe gloria gordon graham greg gregory greta guido
    guillermo gustav gwen hamza hanna hannah hans harriet harry harvey hassan heidi heinz helen
    helena helga henrik henry herbert hiroshi hubert hugh hugo hussein ian ibrahim ida ignacio
    igor ilse imogen imran ines inga inge ingrid irene irina isaac isabel isabella isabelle isla
    ismail ivan ivana jack jackie jacob jacqueline jake jamal james jamie jan jana jane janet
    janice jared jasmin jasmine jason javier jeff jeffrey jenna jennifer jenny jeremy jerome
    jerry jess jesse jessica jessie jesus jill jim jimmy joan joanna joanne joao jochen jodie
    joe joel johan johanna johannes john johnny jon jonas jonathan jordan jorge jose josef
    joseph josephine josh joshua juan juana judith judy julia julian juliana julie juliet julio
    jun jürgen justin justine kai karen karim karin karina karl karla kate katherine kathleen
    kathryn kathy katie katja kay keith kelly ken kenneth kerry kevin khadija khalid kieran kim
    kimberly kirsten klara klaus krishna kristen kristin kristina kurt kyle lakshmi lars laura
    lauren laurence lea leah leila lena leo leon leonard leonie leslie lewis li liam lidia lili
    lilian lina linda lisa liz lizzie logan lola lorenzo lorna lorraine louis louisa louise luc
    luca lucas lucia lucie lucinda lucy luigi luis luisa lukas luke lydia lynn madeleine madison
    maggie magda mahmoud malcolm malik manfred manuel manuela marc marcel marcello marcia marco
    marcus margaret margarita maria mariam mariana marianne marie marina mario marion marisa
    marjorie markus marlene marta martha martin martina marvin mary mateo matilda matt matteo
    matthew matthias maureen maurice max maximilian maya megan mehmet mei melanie melinda
    melissa mia michael michaela michelle miguel mike mikhail mila milan millie minnie miranda
    miriam mitchell mohamed mohammad mohammed moira molly mona monica monika morgan moritz
    muhammad mustafa nadia nadine naomi natalia natalie natasha nathan nathaniel neil nelson
    niamh nicholas nick nicola nicolas nicole niels nigel nikita nikolai nils nina noah noel
    nora norman norma olaf oleg olga oliver olivia omar orla oscar otto owen pablo paige pamela
    paolo patricia patrick paul paula pauline pavel pedro penelope percy peter petra phil philip
    philippa philippe phillip phoebe pierre pietro piotr polly priscilla priya rachel rafael
    rahul raj rajesh ralph ramon raphael rashid raul raymond rebecca regina reginald reinhard
    renate rene ricardo richard rick ricky rita robert roberta roberto roger roland rolf ron
    ronald ronnie rory rosa rosalind rosemary rosie ross roxanne roy rupert russell ruth ryan
    sabine sabrina said sally salma sam samantha samir samuel sandra sanjay sara sarah sasha
    scott sean sebastian selina serena sergei sergio shannon sharon shaun sheila shirley sian
    sibyl sidney siegfried sigrid silvia simon simone sinead siobhan sofia sonia sonja sophia
    sophie stacey stan stanley stefan stefanie stella stephan stephanie stephen steve steven
    stuart susan susanna susanne susie suzanne sven svetlana sybil sylvia tamara tanja tanya
    tara tatiana ted teresa terence teresa terry tessa thea theo theodore theresa thomas tiffany
    tim timothy tina tobias todd tom tomas tommy toni tony tracey tracy trevor tristan trudy
    tyler ulrich ulrike una ursula uwe valentina valerie vanessa vera verena veronica vicky
    victoria vincent vikram virginia vivian vladimir walter wanda warren wei wendy werner
    wilfred wilhelm william winston wolfgang xavier xiao yannick yasmin yolanda yousef yuki yuri
    yusuf yvette yvonne zach zachary zahra zainab zara zoe
    """.split()
) - {"said", "jun", "li", "april", "kay", "chen", "nick"}  # fmt: skip

WORDLIKE = frozenset(
    """
    amber angel april archer art autumn basil bill blake brook carter chance charity chase
    christian clay cliff colt cooper crystal daisy dale dawn dean destiny don drew earl faith
    fern ford frank gene ginger glen grace grant guy harmony hazel heath heather holly hope
    hunter iris ivy jade jasper jay jean jewel joy june kit lance lily mark mason may melody
    miles misty nick norm olive pat patience pearl peg penny pierce poppy quincy ray reed rich
    rob robin rod rose ruby rusty sandy serenity sky skip sterling storm sue summer taylor terra
    trinity victor violet wade will willow woody young
    """.split()
)
"""Names that are words too: they need a capital within a sentence, or what stands beside them."""
