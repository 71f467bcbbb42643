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
"""

BODIES_SAME_TOGETHER = """
Goldman Sachs = Goldman
The Washington Post = Post
U.S. Census Bureau = Census Bureau
Kesselried Water Authority = Authority
Ministry of Transport = Ministry
Las Orlas Police Department = Police Department
Velm Harbour Board = VHB
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
