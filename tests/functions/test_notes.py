"""What each cell tells of how its number came about: whose figures, which are cheapest, who was left out and why."""

import ast

import pytest

from xl.catalogue import OMITTED, functions
from xl.example_data import TABLES, with_ranges

TABLE = [
    ["", "Billund", "St. Vejle", "Ærø", "Læsø"],
    ["Dagpenge", 30.0, 20.0, 30.0, 60.0],
    ["Fleksjob", 10.0, None, 8.0, 7.0],
    ["Samlet", 25.0, 10.0, 12.0, 12.0],
]
PERSONS = [[10.0], [2.0]]


def tells(row, column, name, *arguments, language="da"):
    answered = functions()[name](*arguments)
    return [sentence.in_language(language) for sentence in answered.told(row, column)]


def test_an_average_tells_its_peers_and_who_has_no_figure():
    assert tells(0, 0, "PEER_AVERAGE", TABLE, "Billund") == [
        "Dagpenge: det simple gennemsnit af 3 øvrige er 36,6667: St. Vejle 20; Ærø 30; Læsø 60."]
    assert tells(0, 0, "PEER_AVERAGE", TABLE, "Billund", "Fleksjob") == [
        "Fleksjob: det simple gennemsnit af 2 øvrige er 7,5: Ærø 8; Læsø 7.",
        "Ikke med: St. Vejle (ingen tal i rækken)."]
    assert tells(0, 0, "PEER_AVERAGE", TABLE, "Billund", "Dagpenge", [[9.0, 1.0, 1.0, 2.0]]) == [
        "Dagpenge: det vægtede gennemsnit af 3 øvrige er 42,5: St. Vejle 20 x 1; Ærø 30 x 1; Læsø 60 x 2."]
    assert tells(0, 0, "PEER_AVERAGE", TABLE, "Billund", language="en") == [
        "Dagpenge: the simple mean of 3 others is 36.6667: St. Vejle 20; Ærø 30; Læsø 60."]


def test_each_cell_of_a_range_of_names_tells_of_its_own_names():
    pairs = (TABLE, [["Billund", "Ærø"]], [["Fleksjob"], ["Dagpenge"]])
    assert tells(1, 1, "COST_DEVIATION", *pairs)[0] == "Ærø: 30 minus 36,6667."
    assert tells(0, 0, "COST_DEVIATION", *pairs)[0] == "Billund: 10 minus 7,5."
    assert tells(0, 0, "COST_DEVIATION", TABLE, "Billund", "Fleksjob", "pct")[0] == (
        "Billund: 10 minus 7,5, divideret med 7,5.")


def test_a_place_tells_the_order_and_who_shares_it():
    assert tells(0, 0, "COST_RANK", TABLE, "Billund") == [
        "Dagpenge, 4 kommuner i rækkefølge: Læsø 60; Billund 30; Ærø 30; St. Vejle 20.", "Deler plads med Ærø."]


def test_a_saving_tells_its_product_and_the_level():
    assert tells(0, 0, "SAVINGS_AVG", TABLE, "Ærø", PERSONS)[0] == "-(30 - 36,6667) x 10 fuldtidspersoner."
    assert "Ikke over niveauet, altså 0." in tells(0, 0, "SAVINGS_AVG", TABLE, "Ærø", PERSONS, OMITTED, True)
    assert tells(2, 0, "SAVINGS_AVG", TABLE, "Billund", PERSONS)[-1] == (
        "Summen af 2 målgrupper: Dagpenge 66,6667; Fleksjob -5.")


def test_the_cheapest_are_named_the_cheapest_first():
    assert tells(0, 0, "SAVINGS_TOP3", TABLE, "Billund", PERSONS) == [
        "-(30 - 36,6667) x 10 fuldtidspersoner.", "Billigst samlet: St. Vejle, Ærø, Læsø.",
        "I Dagpenge er deres gennemsnit 36,6667: St. Vejle 20; Ærø 30; Læsø 60."]
    assert tells(1, 0, "TOPN_AVERAGE", TABLE, "Billund") == [
        "Billigst samlet: St. Vejle, Ærø, Læsø.", "I Fleksjob er deres gennemsnit 7,5: Ærø 8; Læsø 7.",
        "Ikke med: St. Vejle (ingen tal i rækken)."]
    assert tells(2, 0, "SAVINGS_TOP3", TABLE, "Billund", PERSONS)[0] == "Billigst samlet: St. Vejle, Ærø, Læsø."


def test_those_that_tie_for_the_last_place_are_told_with_their_share():
    assert tells(0, 0, "SAVINGS_TOPN", TABLE, "Billund", PERSONS, 2.0, language="en")[1] == (
        "Cheapest in total: St. Vejle, Ærø (0.50), Læsø (0.50).")


def test_those_chosen_anew_in_each_group_are_told_group_by_group():
    by_group = ("TOPN_AVERAGE", TABLE, "Billund", 2.0, OMITTED, "gruppe")
    assert tells(0, 0, *by_group)[0] == "Billigst i Dagpenge: St. Vejle, Ærø."
    assert tells(1, 0, *by_group)[0] == "Billigst i Fleksjob: Læsø, Ærø."


def test_a_spread_names_its_ends():
    assert tells(0, 1, "COST_SPREAD", TABLE)[0] == (
        "Dagpenge: lavest St. Vejle 20; højest Læsø 60; gennemsnittet af 4 kommuner er 35.")
    assert tells(0, 0, "SPREAD_VALUE", TABLE, PERSONS)[0] == "10 fuldtidspersoner."


def test_cells_without_a_number_tell_nothing_of_their_own():
    assert tells(0, 0, "PEER_AVERAGE", TABLE, "Ukendt") == []
    assert tells(0, 0, "SAVINGS_TOP3", TABLE, "Ukendt", PERSONS) == []


def test_cell_by_cell_functions_tell_the_figures_of_their_own_row():
    assert tells(1, 0, "UNITCOST", [[3000.0], [1303.0]], [[100.0], [10.0]]) == ["1.303 / 10 fuldtidspersoner."]
    assert tells(0, 0, "UNITCOST", 3000.0, 100.0) == ["3.000 / 100 fuldtidspersoner."]
    assert tells(0, 2, "DEVELOPMENT", [[100.0, 110.0, 150.0]]) == ["Fra 110 til 150: 150 / 110 - 1."]
    assert tells(0, 0, "QUADRANT", 5.0, -1.0) == [
        "Omkostningsafvigelse 5 (dyr over 0), resultatafvigelse -1 (stærk over 0)."]


ACTIVITY = [
    ["Kommune", "Målgruppe", "Fuldtidspersoner", "Redskab", "Fuldtidsaktiverede", "Udgift"],
    ["Billund", "Dagpenge", 100.0, "Løntilskud", 30.0, 780.0],
    ["Billund", "Dagpenge", 100.0, None, None, 500.0],
    ["Vejle", "Dagpenge", 50.0, None, None, 200.0],
    ["Ærø", "Dagpenge", 10.0, None, None, "ukendt"],
    ["Læsø", "Dagpenge", 0.0, None, None, 0.0],
]


def test_a_driver_tells_its_method_its_peers_and_who_was_left_out_and_why():
    said = tells(0, 1, "DRIVER_SPLIT", ACTIVITY, "Billund")
    assert said[0] == "Dagpenge, volumen: egen enhedsomkostning 12,8, gennemsnittet af 1 øvrige 4."
    assert said[1].startswith("Holdt op mod hver kommune for sig")
    assert said[2] == "Øvrige: Vejle 4."
    assert said[3] == "Ikke med, uden personer i gruppen: Læsø."
    assert said[4].startswith("Ikke med: Ærø: activity, række 5: 'ukendt' er ikke et tal.")


def test_one_at_a_time_tells_that_the_peers_are_taken_together():
    said = tells(0, 1, "DRIVER_SPLIT", ACTIVITY, "Billund", OMITTED, "en_ad_gangen")
    assert said[1] == ("Egen enhedsomkostning minus egen med denne driver på de øvriges niveau under ét, "
                       "divideret med egen.")


def test_an_efficiency_tells_the_rows_it_is_measured_by():
    # By hand: the second needs 4 for what the first makes with 2, so half would do.
    said = tells(1, 0, "EFFICIENCY", [[2.0], [4.0], ["?"]], [[1.0], [1.0], [1.0]])
    assert said[0] == ("Række 2 kunne nøjes med 50 pct. mindre, som disse tilsammen, hver med sin vægt: række 1: 1.")
    assert said[-1] == "Ikke med, deres celler kan ikke bruges: række 3."
    assert tells(0, 0, "EFFICIENCY", [[2.0], [4.0]], [[1.0], [1.0]])[0].startswith("Række 1 er på fronten")


def test_a_near_municipality_tells_how_near_and_who_shares_nothing():
    framework = [["Billund", 1.0, 5.0], ["Vejle", 3.0, 5.0], ["Ærø", 2.0, 5.0], ["Fanø", None, 5.0]]
    said = tells(0, 0, "NEAREST_PEERS", framework, "Billund", 2.0)
    assert said == [
        "Ærø: 1 standardafvigelser væk; 0 af 3 andre er nærmere.",
        "2 af 2 vilkår er kendt for begge; 1 er ens for alle og siger intet.",
        "Ikke med, intet vilkår fælles: Fanø.",
    ]


MONTHS, LEFT = [[2.0], [2.0], [4.0], [6.0], [None]], [[1.0], [1.0], [0.0], [1.0], [None]]
PERSONS_TOLD = ["4 personer: 3 er afgået, 1 er fortsat på ydelsen, da de sidst er set.", "Tomme rækker udeladt: 1."]


def test_a_curve_tells_whom_it_is_of_and_what_its_limits_are():
    assert tells(0, 3, "SURVIVAL", MONTHS, LEFT) == [
        *PERSONS_TOLD, "Grænser: 95 pct., symmetriske på log-log-skala."]
    assert tells(0, 0, "MEDIAN_DURATION", MONTHS, LEFT) == PERSONS_TOLD
    assert tells(0, 0, "RMST", MONTHS, LEFT, 5.0) == PERSONS_TOLD
    assert tells(0, 1, "CUMULATIVE_INCIDENCE", MONTHS, [["job"], ["SU"], [None], ["job"], [None]], "job") == [
        "Afgange: job 2; SU 1; 1 fortsat på ydelsen. De andre konkurrerer med job: ingen afgår to gange."]
    assert tells(0, 0, "SURVIVAL_TEST", MONTHS, LEFT, [["A"], ["B"], ["A"], ["B"], [None]])[0].startswith(
        "Personer i grupperne: A 2; B 2.")


def test_rows_that_stand_for_several_persons_are_told_as_the_persons():
    weighted = [OMITTED, OMITTED, [[10.0], [0.0], [5.0], [3.0], [None]]]
    assert tells(0, 3, "SURVIVAL", MONTHS, LEFT, *weighted)[0] == (
        "18 personer: 13 er afgået, 5 er fortsat på ydelsen, da de sidst er set.")
    sampled = [OMITTED, OMITTED, [[0.5], [1.0], [2.0], [1.0], [None]]]
    assert tells(0, 3, "SURVIVAL", MONTHS, LEFT, *sampled)[0] == (
        "4 rækker med vægten 4,5: 2,5 er afgået, 2 er fortsat på ydelsen, da de sidst er set.")


def test_an_investment_tells_its_years_periods_rules_and_prices():
    invested, saved = [[100.0], [0.0]], [[-40.0], [-40.0]]
    assert tells(1, 2, "INVESTMENT_CASE", invested, saved, 0.25) == [
        "År 2: 0 investeret, -40 i ændret udgift.", "Lagt sammen over år 1 til 2.",
        "År 2 divideret med 1,25 (25 pct. om året, det første år ikke)."]
    assert tells(0, 0, "FOLLOW_UP", [[100.0]] * 3, [[90.0], [120.0], [None]]) == [
        "Opgjorte perioder: 2; ikke opgjort og ikke talt med: 3."]
    assert tells(0, 0, "MUNICIPAL_SHARE", 1.0, 8.0)[0] == "Kommunen betaler 20 pct. i 4 uger; 60 pct. i 4 uger."
    assert tells(0, 0, "PRICE_LEVEL", 1000.0, 2018.0, 2020.0, [[2019.0, 10.0], [2020.0, 20.0]]) == [
        "Ganget med 1,32. Ændringer i pct.: 2019: 10; 2020: 20."]


def test_trust_tells_its_intervals_and_why_a_count_is_withheld():
    assert tells(0, 0, "RECONCILES", "30,0", [["10,0"], ["20,1"]]) == [
        "Før afrunding giver delene 30 til 30,2, og totalen er 29,95 til 30,05."]
    column = [[12.0], [3.0], [9.0], [40.0]]
    told = [tells(row, 0, "SUPPRESS", column)[0] for row in range(4)]
    assert told[1] == "Skjult: fra 1 til 4 personer."
    assert sum(each.startswith("Skjult: sammen med totalerne") for each in told) == 1
    assert sum(each.startswith("Må vises") for each in told) == 2


@pytest.mark.parametrize("name", [name for name in functions() if name not in ("WHY", "PB_VERSION")])
def test_every_function_tells_something_of_its_numbers(name):
    """Beyond its help and its arguments; taken from the worked examples."""
    tables = {f"{each}": repr(rows) for each, rows in TABLES.items()}
    heard = []
    for example in functions()[name].examples:
        call = with_ranges(example.formula, tables)
        if not call.startswith(f"={name}(") or not call.endswith(")"):
            continue
        inside = call.removeprefix(f"={name}(").removesuffix(")").replace(",,", ",OMITTED,").replace(",,", ",OMITTED,")
        inside = inside.replace("TRUE", "True").replace("FALSE", "False").replace("OMITTED", '"<omitted>"')
        given = [OMITTED if value == "<omitted>" else value for value in ast.literal_eval(f"[{inside}]")]
        answer = functions()[name](*given)
        heard += [sentence for row, line in enumerate(answer.cells) for column, cell in enumerate(line)
                  if isinstance(cell, (float, str, bool)) for sentence in answer.told(row, column)]
    assert heard
    for sentence in heard:
        for words in sentence:
            assert words.endswith(".") and "{" not in words and "nan" not in words and "None" not in words, words


def test_rows_of_the_same_tool_add_up_and_it_is_told():
    twice = [*ACTIVITY, ACTIVITY[1]]
    assert "Rækker lagt sammen: Billund / Dagpenge / Løntilskud 2." in tells(0, 1, "DRIVER_SPLIT", twice, "Billund")
    assert any("Læsø (ingen personer)" in each for each in tells(1, 0, "DRIVER_SPLIT", ACTIVITY, "Billund"))


def test_figures_typed_as_text_in_the_first_row_are_no_headings():
    framework = [["Billund", "1,5", "2"], ["Vejle", "2", "2,5"], ["Ærø", "9", "9"]]
    assert functions()["NEAREST_PEERS"](framework, "Billund", 1.0).cells == [["Vejle"]]
