"""Pairs of names, written for this project, with whether they name one person, body or place.

Each block says what is named, whether the two names stand in two documents of a story (``apart``)
or in one (``together``, the first name first), and what the verdict is.  Names are invented, or
names of people, bodies and places in public life without anything said of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.reading import EntityKind

PEOPLE_SAME_APART = """
Volodymyr Zelensky = Volodymyr Zelenskiy
Volodymyr Zelenskyy = Volodymyr Zelensky
Volodymr Zelenskiy = Volodymyr Zelensky
Vladimir Zelensky = Volodymyr Zelenskyy
Sergei Lavrov = Sergey Lavrov
Serhiy Haidai = Sergei Haidai
Dmitry Medvedev = Dmitri Medvedyev
Alexei Navalny = Aleksei Navalny
Oleksandr Horbenko = Aleksandr Horbenko
Yevgeny Prigozhin = Evgeny Prigozhin
Mikhail Khodorkovsky = Mikhail Khodorkovskiy
Yuri Gagarin = Yury Gagarin
António Guterres = Antonio Guterres
Antonio Guterres = Antonio Guterrez
José Ramírez = Jose Ramirez
Søren Kjær = Soren Kjaer
Łukasz Wójcik = Lukasz Wojcik
Muhammad Yunus = Mohammed Yunus
Mohammed bin Salman = Mohammad bin Salman
Mohamed Morsi = Muhammad Morsi
Muammar Qaddafi = Moammar Qaddafi
Bashar al-Assad = Bashar Assad
Bashar al-Assad = Bashar Al Assad
Bashar al-Assad = Bashar el-Assad
Abdel Fattah el-Sisi = Abdel Fattah al-Sisi
Hussein Darwish = Hussain Darwish
Yousef Haddad = Yusuf Haddad
Khaled Meshaal = Khalid Meshaal
Ludwig van Brandt = Ludwig Brandt
Ursula von der Leyen = Ursula Von Der Leyen
Charles de Gaulle = Charles De Gaulle
Kim Jong Un = Kim Jong-un
Ban Ki-moon = Ban Ki Moon
Moon Jae-in = Moon Jaein
Xi Jinping = Jinping Xi
Abe Shinzo = Shinzo Abe
Orban Viktor = Viktor Orban
Jean-Claude Moreau = Jean Claude Moreau
Ana Ruiz-Stern = Ana Ruiz Stern
Ana Stern = Ana Ruiz Stern
John F. Kerry = John Kerry
John Forbes Kerry = John F. Kerry
George W. Bush = George Walker Bush
J. Scott Vellard = Scott Vellard
Robert E. Brandlow = Robert Brandlow
W.E.B. Marlow = W. E. B. Marlow
H.R. Calder = HR Calder
Bill Hartwell = William Hartwell
Bob Hartwell = Robert Hartwell
Liz Hartwell = Elizabeth Hartwell
Tom Hofer = Thomas Hofer
Mike Brenning = Michael Brenning
Joe Brenning = Joseph Brenning
Kate Brenning = Katherine Brenning
Stephen Ardley = Steven Ardley
Catherine Ardley = Katherine Ardley
Jon Ardley = John Ardley
William “Bill” Hartwell = William Hartwell
President Ana Ruiz = Ana Ruiz
Dr. Ana Ruiz = Ana Ruiz
Mr. Ivo Stern = Ivo Stern
Ana Ruiz’s = Ana Ruiz
Ana Ruiz's = Ana Ruiz
ANA RUIZ = Ana Ruiz
ana ruiz = Ana Ruiz
Stéphane Dujarric = Stephane Dujarric
St phane Dujarric = Stephane Dujarric
St�phane Dujarric = Stéphane Dujarric
Ivo M�ller = Ivo Müller
Ivo M?ller = Ivo Müller
Ivo M ller = Ivo Muller
Fran ois Delmas = François Delmas
Stphane Marchand = Stéphane Marchand
Patrick O'Hara = Patrick O’Hara
Patrick OHara = Patrick O'Hara
Demi Lovette = Demi Lavette
Thomas Hoffler = Thomas Hofeller
Peter Medvedchuk = Peter Medvedchyk
Erik Lindqvist = Eric Lindqvist
Maria Zakharova = Mariya Zakharova
@AnaRuiz = Ana Ruiz
Senator Ana Ruiz = Ana Ruiz
U.S. Ana Ruiz = Ana Ruiz
Nikolai Patrushev = Nikolay Patrushev
Mykhailo Podolyak = Mikhail Podolyak
Mykhailo Podolyak = Mykhaylo Podoliak
Kyrylo Budanov = Kirill Budanov
Valery Gerasimov = Valeriy Gerasimov
Alyaksandr Lukashenka = Alexander Lukashenko
Aleksandr Lukashenko = Alexander Lukashenko
Svetlana Tikhanovskaya = Sviatlana Tsikhanouskaya
Recep Tayyip Erdoğan = Recep Tayyip Erdogan
Recep Tayyip Erdogan = Tayyip Erdogan
Mahmoud Abbas = Mahmud Abbas
Ismail Haniyeh = Ismail Haniya
Yahya Sinwar = Yehya Sinwar
Hassan Nasrallah = Hasan Nasrallah
Ayman al-Zawahiri = Ayman al-Zawahri
Abu Bakr al-Baghdadi = Abu Bakr Al Baghdadi
Hosni Mubarak = Husni Mubarak
Nicolás Maduro = Nicolas Maduro
Luiz Inácio Lula da Silva = Luiz Inacio Lula da Silva
Gabriel García Márquez = Gabriel Garcia Marquez
Jens Stoltenberg = JENS STOLTENBERG
Olaf Scholz = Olaf Scholtz
Annalena Baerbock = Annalena Bearbock
Emmanuel Macron = Emanuel Macron
Boris Johnson = Boris Jonhson
Tedros Adhanom Ghebreyesus = Tedros Adhanom
Narendra Modi = Narendera Modi
Aung San Suu Kyi = Aung San Suu Kyi's
Park Geun-hye = Park Geun Hye
Lee Jae-myung = Lee Jae Myung
Tsai Ing-wen = Tsai Ing-Wen
Ho Chi Minh = Ho Chi-minh
Wang Yi = Yi Wang
Dr Anthony Fauci = Anthony S. Fauci
Sen. Bernard Sanders = Bernie Sanders
Gen. Mark A. Milley = Mark Milley
Lt. Gen. Ana Ruiz = Ana Ruiz
Prime Minister Ana Ruiz = Ana Ruiz
Foreign Minister Ana Ruiz = Ana Ruiz
Secretary-General António Guterres = Antonio Guterres
Sir Keir Brandlow = Keir Brandlow
Ant nio Guterres = António Guterres
Ren  Lavall = René Lavall
Zo� Marlin = Zoë Marlin
Bj?rn Lund = Björn Lund
Jürgen Schröder = Juergen Schroeder
Gerhard Müller = Gerhard Mueller
Anna-Lena Kraus = Anna Lena Kraus
Connor McDavitt = Connor Mc Davitt
Mary-Anne O’Neill = Mary-Anne O'Neill
Ed Brandlow = Edward Brandlow
Chuck Brandlow = Charles Brandlow
Peggy Brandlow = Margaret Brandlow
Dick Brandlow = Richard Brandlow
Jack Brandlow = John Brandlow
Matt Brandlow = Mathew Brandlow
Geoff Brandlow = Jeffrey Brandlow
Hillary Clinton = Hilary Clinton
Barack Obama = Barak Obama
Leonardo DiCaprio = Leonardo Di Caprio
Robert De Niro = Robert DeNiro
Oscar de la Renta = Oscar De La Renta
Viktor Yanukovych = Viktor Yanukovich
Yulia Tymoshenko = Yuliya Timoshenko
Petro Poroshenko = Pyotr Poroshenko
Sergei Shoigu = Sergey Shoygu
Vyacheslav Volodin = Viacheslav Volodin
Ramzan Kadyrov = Ramzan Kadirov
Gianni Infantino = Giani Infantino
Ebrahim Raisi = Ibrahim Raisi
Mohammad Javad Zarif = Javad Zarif
Qassem Soleimani = Qasem Soleimani
Fayez al-Sarraj = Fayez Sarraj
Khalifa Haftar = Khalifa Hifter
Benjamin Netanyahu = Binyamin Netanyahu
Benjamin Netanyahu = Benjamin Netenyahu
Jair Bolsonaro = Jair Bolsanaro
Andres Manuel Lopez Obrador = Andrés Manuel López Obrador
Josep Borrell = Josep Borell
Matteo Salvini = Mateo Salvini
Viktor Orbán = Viktor Orban
Aleksandar Vučić = Aleksandar Vucic
Andrzej Duda = Andrej Duda
Lee Kuan Yew = Lee Kwan Yew
Thaksin Shinawatra = Thaksin Shinawat
Rodrigo Duterte = Rodrigo R. Duterte
Samantha Brandlow = Sam Brandlow
Rep. Kit Brandlow = Christopher Brandlow
Timothy J. Brandlow = Tim Brandlow
Ms Ana Ruiz = ANA RUIZ
"""

PEOPLE_SAME_TOGETHER = """
Ana Ruiz = Ruiz
Ana Ruiz = Ms. Ruiz
Ivo Stern = Mr Stern
Ana Ruiz Stern = Stern
Ana Ruiz Stern = Ruiz
Ana Ruiz = Ana Ruiz Stern
Andrés Manuel López Obrador = López Obrador
Ursula von der Leyen = von der Leyen
Herman Van Rompuy = Van Rompuy
Mohammed bin Salman = bin Salman
Bashar al-Assad = Assad
Bashar al-Assad = al-Assad
Xi Jinping = Xi
Kim Jong Un = Kim
Ban Ki-moon = Ban
Moon Jae-in = Moon
Nguyen Van Thieu = Thieu
John Smith = J. Smith
John Francis Smith = J. F. Smith
Robert Kelner = R. Kelner
Peter Medvedchuk = Peter Medvechuk
Ana Guterres = Guterrez
Volodymyr Zelensky = Zelenskyy
Ivo Stern = STERN
Arvind Menon = Arvind
Luiz Inácio Lula da Silva = Lula
Recep Tayyip Erdogan = Erdogan
Mohammed bin Salman = MBS
Abdel Fattah al-Sisi = Sisi
Abdel Fattah al-Sisi = al-Sisi
Bill de Blasio = de Blasio
Bill de Blasio = De Blasio
Pedro Sánchez Castejón = Sánchez
Aung San Suu Kyi = Suu Kyi
Park Geun-hye = Park
Alexandria Ocasio-Cortez = Ocasio-Cortez
Alexandria Ocasio-Cortez = Cortez
Debbie Wasserman Schultz = Wasserman Schultz
Ivo Müller = Mueller
Ivo Müller = M?ller
Ivo Stern = Mr. Stern
Jill Stern = Mrs. Stern
Peter Moll Jr. = Moll
Dmitry Medvedev = Medvedyev
Antonio Guterres = GUTERRES
Antonio Guterres = Guterres’
Antonio Guterres = Gutteres
"""

PEOPLE_DIFFERENT_APART = """
Ivo Stern = Ana Stern
Peter Moll = Peter Moll Jr.
Peter Moll II = Peter Moll III
Peter Moll Jr. = Peter Moll III
Ivo Stern = Iva Stern
Julio Marin = Julia Marin
Alejandro Vega = Alejandra Vega
Gabriel Costa = Gabriela Costa
Carlos Vega = Carla Vega
Mario Conti = Maria Conti
Eric Holt = Erica Holt
Patrick Holt = Patricia Holt
Daniel Holt = Danielle Holt
Martin Holt = Marvin Holt
Gerald Holt = Gerard Holt
Francis Holt = Frances Holt
Marta Holt = Maria Holt
Tim Holt = Tom Holt
Jim Holt = Tim Holt
Daniel Johnson = Daniel Johnston
Peter Roberts = Peter Robertson
Peter Williams = Peter Williamson
Anna Bergman = Anna Bergmann-Holt
Kim Jong Un = Kim Jong Il
Kim Jong Un = Kim Yo Jong
John F. Kerry = John G. Kerry
George W. Bush = George H. W. Bush
Martin Luis = Luis Martin
James Alexander = Alexander James
Sasha Petrov = Sasha Petrova
Robert Mugabe = Grace Mugabe
Bill Hartwell = Hillary Hartwell
Bill Hartwell = Robert Hartwell
Hassan Nasser = Hussein Nasser
Ali Hassan = Hassan Ali
Li Wei = Li Na
Lee Harker = Lee Harmer
Jan Novak = Jana Novak
Oleksandr Kovalenko = Oleksandra Kovalenko
Andrei Popov = Andrea Popov
Boris Brandlow = Doris Brandlow
Mohammed Karim = Ahmed Karim
Ana Ruiz = Ana Diaz
Stern = Ana Ruiz
Ana Ruiz = Ana Ruizendal
Nikolai Patrushev = Dmitry Patrushev
Vladimir Kara-Murza = Vladimir Kara
Hunter Biden = Joe Biden
Donald Trump = Donald Trump Jr.
Eric Trump = Erin Trump
Hafez al-Assad = Bashar al-Assad
George Bush = Jeb Bush
Vitali Klitschko = Wladimir Klitschko
Jaroslaw Kaczynski = Lech Kaczynski
Kim Jong Un = Kim Jong Nam
Lee Hsien Loong = Lee Kuan Yew
Xi Jinping = Xi Zhongxun
Jens Holm = Jon Holm
Karl Moll = Karla Moll
Paul Moll = Paula Moll
Simon Moll = Simone Moll
Michel Moll = Michelle Moll
Nikola Moll = Nikolai Moll
Andre Moll = Andrea Moll
Robin Weiss = Robert Weiss
Ron Weiss = Rob Weiss
Dan Weiss = Don Weiss
Alan Weiss = Adam Weiss
Ellen Weiss = Helen Weiss
Marian Weiss = Marion Weiss
Anna Berg = Anne Bergh-Moll
David Cameron = James Cameron
Peter Hansen = Peter Jansen
Peter Becker = Peter Decker
Paul Miller = Paul Milner
Paul Keller = Paul Heller
Maria Lopez = Mario Lopez
Ana Garcia Lopez = Ana Perez Lopez
J. Brandlow = K. Brandlow
J. P. Brandlow = J. R. Brandlow
Laura Brandlow = Lauren Brandlow
Stephan Brandlow = Stephanie Brandlow
Nina Brandlow = Nora Brandlow
Ana Brandlow = Anton Brandlow
Martin Klein = Martin Kleinert
Peter Schmidt = Peter Schmitz
Carl Jensen = Carl Jansen
Marco Rossi = Mario Rossi
Luis Perez = Luisa Perez
Ali Khamenei = Mojtaba Khamenei
Ruhollah Khomeini = Ali Khamenei
Sheikh Hasina = Sheikh Rehana
Rajiv Gandhi = Rahul Gandhi
Raul Castro = Fidel Castro
Robert Kennedy = Edward Kennedy
Thomas Brandlow = Theresa Brandlow
"""

PEOPLE_DIFFERENT_TOGETHER = """
Peter Stern = Mrs Stern
Ana Stern = Mr Stern
Ana Stern = Mr. Stern
Peter Moll = Peter Moll Jr.
Ivo Stern = A. Stern
Ivo Stern = Ana Stern
William Stern = Bill Sternberg
Ana Ruiz = Ana Ruiz Jr.
John Smith = P. Smith
Ivo Stern = Sterne
Ana Ruiz = Luiz
"""

BODIES_SAME_APART = """
The Home Depot = Home Depot
Stern & Sons, Inc. = Stern and Sons
Volkswagen AG = Volkswagen
Velm Steel Ltd = Velm Steel Limited
United Nations = UN
U.N. = United Nations
European Union = EU
Ministry of Defence = Defense Ministry
Ministry of Foreign Affairs = Foreign Ministry
Department of Justice = Justice Department
U.S. Department of Justice = US Justice Department
U.S. Department of Justice = Department of Justice
United States Supreme Court = U.S. Supreme Court
World Health Organisation = World Health Organization
International Monetary Fund = IMF
Kesselried Harbour Board = KHB
Kesselried Water Authority = Kesselreid Water Authority
Velm Broadcasting Corporation = VBC
Kesselried Steel Group = Kesselried Steel
Stern-Moll Foundation = Stern Moll Foundation
The New York Times = NY Times
VELM WATER BOARD = Velm Water Board
Federal Bureau of Investigation = FBI
F.B.I. = FBI
International Committee of the Red Cross = ICRC
North Atlantic Treaty Organization = NATO
Human Rights Watch = HRW
Reuters = REUTERS
the Kremlin = Kremlin
Agence France-Presse = AFP
J.P. Morgan = JP Morgan
AT&T = AT&T Inc.
Procter & Gamble Co. = Procter and Gamble
Alphabet Inc = Alphabet
Bank of Kessel plc = Bank of Kessel
Velm Defence Ministry = Velm Defense Ministry
Organisation for the Prohibition of Chemical Weapons = OPCW
U.N. Security Council = United Nations Security Council
UN Security Council = Security Council of the United Nations
Dept. of Justice = Department of Justice
Centers for Disease Control and Prevention = CDC
Kesselried University = Kesselreid University
Velm Rail Authority, Inc = Velm Rail Authority
The Orla Foundation = Orla Foundation
Centre for Orla Studies = Center for Orla Studies
Int'l Court of Justice = International Court of Justice
Ministry of Internal Affairs = Interior Ministry
U.K. Home Office = UK Home Office
Kessel Labour Party = Kessel Labor Party
Lindow Court of Appeals = Lindow Court of Appeal
"""

BODIES_SAME_TOGETHER = """
Goldman Sachs = Goldman
The Washington Post = Post
U.S. Census Bureau = Census Bureau
Kesselried Water Authority = Authority
Ministry of Transport = Ministry
Las Orlas Police Department = Police Department
Velm Harbour Board = VHB
Federal Aviation Administration = FAA
Kessel Steel Works = Kessel Steel
The Kessel Courier = Courier
Velm Ministry of Health = Ministry of Health
Velm Health Ministry = Health Ministry
Supreme Court of Velm = Supreme Court
Doctors Without Borders = Doctors
Amnesty International = Amnesty
"""

BODIES_DIFFERENT_APART = """
Apple = Apple Music
Volkswagen = Volkswagen Australia
Russian Foreign Ministry = Chinese Foreign Ministry
Ministry of Defence = Ministry of Justice
Mexican Senate = Senate
Washington Post = Kessel Post
Velm Water Board = Velm Harbour Board
University of Lindow = Lindow State University
World Bank = World Trade Organization
Kesselried Bank = Kesselried Bank Workers Union
ABC = NBC
Miami University = University of Miami
First Brigade = Fifth Brigade
71st Brigade = 72nd Brigade
Bank of Kessel = Bank of Velm
Kessel Party = Velm Party
North Kessel Council = South Kessel Council
Foreign Ministry = Finance Ministry
CIA = FBI
House Judiciary Committee = Senate Judiciary Committee
Court of Appeal = Court of Auditors
Real Kessel = Real Velm
First National Bank = Second National Bank
Kessel FC = Kessel RFC
Texas Tech = Texas A&M
Ninth Circuit = Tenth Circuit
Air Kessel = Air Kestrel
Orla Foundation = Orla Federation
Velm Rail = Velm Air
Lindow Senate = Lindow Seminary
Kessel City = Kessel United
Labour Party = Liberal Party
Ministry of Labour = Ministry of Health
"""

BODIES_DIFFERENT_TOGETHER = """
Apple Music = Apple
Volkswagen Australia = Australia
Kesselried Bank = Velm Bank
United Nations = United Airlines
"""

PLACES_SAME = """
Kyiv = Kiev
Luhansk = Lugansk
Odesa = Odessa
Kharkiv = Kharkov
Donbas = Donbass
U.S. = United States
US = USA
UK = United Kingdom
Britain = U.K.
Mumbai = Bombay
Myanmar = Burma
Zürich = Zurich
Munich = München
Türkiye = Turkey
The Hague = Hague
Mykolaiv = Mykolayiv
WASHINGTON = Washington
"""

PLACES_DIFFERENT = """
Georgia = Georgetown
North Korea = South Korea
Niger = Nigeria
Austria = Australia
Iran = Iraq
Washington = Washington State
York = New York
Guinea = Guinea-Bissau
Slovakia = Slovenia
Dominica = Dominican Republic
Mali = Malawi
"""


# What the rules do not tell.  They keep apart what is one; Marian and Marion alone they take for
# one where they are two.
NOT_TOLD = frozenset(
    """
Svetlana Tikhanovskaya = Sviatlana Tsikhanouskaya
Tedros Adhanom Ghebreyesus = Tedros Adhanom
Geoff Brandlow = Jeffrey Brandlow
Demi Lovette = Demi Lavette
Marian Weiss = Marion Weiss
Mohammed bin Salman = MBS
Supreme Court of Velm = Supreme Court
Int'l Court of Justice = International Court of Justice
Khalifa Haftar = Khalifa Hifter
Lee Kuan Yew = Lee Kwan Yew
Thaksin Shinawatra = Thaksin Shinawat
""".strip().splitlines()
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names with a verdict.

    Args:
        left: One name.
        right: Another.
        kind: What both name.
        together: Whether one document holds both.
        same: Whether they name one.
    """

    left: str
    right: str
    kind: EntityKind
    together: bool
    same: bool


def _pairs(block: str, kind: EntityKind, *, together: bool, same: bool) -> list[Pair]:
    rows = (line.split(" = ") for line in block.strip().splitlines())
    return [Pair(left, right, kind, together, same) for left, right in rows]


PAIRS = (
    *_pairs(PEOPLE_SAME_APART, "person", together=False, same=True),
    *_pairs(PEOPLE_SAME_TOGETHER, "person", together=True, same=True),
    *_pairs(PEOPLE_DIFFERENT_APART, "person", together=False, same=False),
    *_pairs(PEOPLE_DIFFERENT_TOGETHER, "person", together=True, same=False),
    *_pairs(BODIES_SAME_APART, "organization", together=False, same=True),
    *_pairs(BODIES_SAME_TOGETHER, "organization", together=True, same=True),
    *_pairs(BODIES_DIFFERENT_APART, "organization", together=False, same=False),
    *_pairs(BODIES_DIFFERENT_TOGETHER, "organization", together=True, same=False),
    *_pairs(PLACES_SAME, "place", together=False, same=True),
    *_pairs(PLACES_DIFFERENT, "place", together=False, same=False),
)
