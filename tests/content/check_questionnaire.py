#!/usr/bin/env python3
"""Holds resources/questionnaire.json, glossary.json and providers/*.json to their formats and to each other.

What a person reads must be explained: every technical term in the questionnaire has a glossary entry.
Terms are marked [[id|shown words]] at their first use in each of these: the text of a question, an option
(its text, then its reasons), the reason of a recommendation, what to find out, what changing later costs,
and a contradiction. Titles, labels and placeholders carry no marks. The "terms" of a question list every
term that its texts use, titles and labels included.

Usage: check_questionnaire.py [RESOURCES]    exit status 0: all holds, 1: the faults are listed.
"""

import json
import re
import sys
from pathlib import Path

# Terms whose name is also an everyday word ("the answer", "a plan"). A text may use the word without
# meaning the term, so these are marked by hand where the term is meant.
EVERYDAY = {
    "answer", "baseline", "cascade", "check-constraint", "domain-type", "drift", "feature", "finding", "fix",
    "function", "global-table", "grant", "null", "plan", "probe", "proof", "proposal", "release",
    "requirement", "rule", "sequence", "severity", "starter", "target", "unique-constraint", "view",
}

# Names that are everyday words when they are not capitalised.
NAMES_LIKE_WORDS = {
    "amazon", "apple", "celery", "clerk", "drizzle", "eu", "express", "go", "postmark", "railway", "react",
    "render", "rust", "stripe",
}

# Capitalised words inside a sentence that are no technical terms: places, days, people's examples.
PLAIN_NAMES = {
    "America", "Asia", "Australia", "Europe", "European", "Europeans", "I", "India", "North", "Ohio", "States", "Sunday",
    "Switzerland", "United",
}

SPELLING = re.compile(r"\b(organi[z]ation|authori[z]e|color|behavior|favor|center|license[sd])\w*", re.I)
MODEL_NAME = re.compile(r"\b(gpt-?\d|claude|sonnet|opus|haiku|gemini|llama|mistral|dall-?e|whisper)\w*", re.I)
PRICE = re.compile(r"[$€£]\s?\d|\d+\s?(?:[$€£]|cents?\b|dollars?\b|euros?\b|USD\b|EUR\b)")
SECRET = re.compile(r"\b(sk-|sk_live_|sk_test_|AKIA|xox[bp]-|ghp_)\w+")
MARK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]|]+))?\]\]")

ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
KEY = re.compile(r"^[a-z]+\.[a-z0-9_]+$")
VALUE = re.compile(r"^[a-z0-9]+(?:_[a-z0-9]+)*$")
VARIABLE = re.compile(r"^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$")

faults = []


def fault(where, message):
    faults.append(f"{where}: {message}")


def is_text(value):
    return isinstance(value, str) and value == value.strip() and value != ""


def is_texts(value):
    return isinstance(value, list) and all(is_text(v) for v in value)


def is_number(value):
    return isinstance(value, int) and not isinstance(value, bool)


def members(where, value, required, optional=None):
    """True if `value` is an object with these members, each of its kind, and no others."""
    if not isinstance(value, dict):
        fault(where, "is not an object")
        return False
    allowed = {**required, **(optional or {})}
    sound = True
    for name in required:
        if name not in value:
            fault(where, f"lacks “{name}”")
            sound = False
    for name, content in value.items():
        if name not in allowed:
            fault(where, f"has the unknown member “{name}”")
        elif not allowed[name](content):
            fault(where, f"“{name}” is not what the format asks for")
            sound = False
    return sound


# ---------------------------------------------------------------- conditions

def check_condition(where, condition, options):
    """`options`: key -> the values it takes, or None for text and numbers."""
    if not isinstance(condition, dict) or not condition:
        fault(where, "is not a condition")
        return
    shape = set(condition)
    if shape in ({"answer", "has"}, {"answer", "lacks"}):
        key = condition["answer"]
        values = condition["has" if "has" in condition else "lacks"]
        if key not in options:
            fault(where, f"asks about “{key}”, which is no question")
        elif options[key] is None:
            fault(where, f"asks for a value of “{key}”, which has no options")
        elif not is_texts(values) or not values:
            fault(where, f"names no values of “{key}”")
        else:
            for value in values:
                if value not in options[key]:
                    fault(where, f"“{value}” is no value of “{key}”")
            if len(set(values)) != len(values):
                fault(where, f"names a value of “{key}” twice")
    elif shape == {"answered"}:
        if condition["answered"] not in options:
            fault(where, f"asks about “{condition['answered']}”, which is no question")
    elif shape == {"all"} or shape == {"any"}:
        parts = next(iter(condition.values()))
        if not isinstance(parts, list) or not parts:
            fault(where, "has an empty list of conditions")
            return
        for part in parts:
            check_condition(where, part, options)
    elif shape == {"not"}:
        check_condition(where, condition["not"], options)
    else:
        fault(where, f"has the members {sorted(shape)}, which make no condition")


def asked_about(condition):
    if "answer" in condition:
        return {condition["answer"]}
    if "answered" in condition:
        return {condition["answered"]}
    if "not" in condition:
        return asked_about(condition["not"])
    parts = condition.get("all", condition.get("any", []))
    return set().union(*(asked_about(part) for part in parts))


def values_asked_for(condition):
    """(key, value) pairs that the condition wants to be there."""
    if "has" in condition:
        return {(condition["answer"], value) for value in condition["has"]}
    parts = condition.get("all", condition.get("any", []))
    return set().union(*(values_asked_for(part) for part in parts))


def holds(condition, answers):
    if condition is None:
        return True
    if "has" in condition:
        return bool(set(answers.get(condition["answer"], ())) & set(condition["has"]))
    if "lacks" in condition:
        return bool(answers.get(condition["answer"])) and not set(answers[condition["answer"]]) & set(condition["lacks"])
    if "answered" in condition:
        return bool(answers.get(condition["answered"]))
    if "all" in condition:
        return all(holds(part, answers) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, answers) for part in condition["any"])
    return not holds(condition["not"], answers)


# ---------------------------------------------------------------- structure

KINDS = {"single", "multiple", "text", "number"}


def check_questionnaire(document):
    if not members("questionnaire.json", document, {
            "version": lambda v: v == 1, "groups": lambda v: isinstance(v, list) and v,
            "questions": lambda v: isinstance(v, list) and v}):
        return
    groups = []
    for number, group in enumerate(document["groups"]):
        if members(f"groups[{number}]", group, {"id": lambda v: is_text(v) and ID.match(v), "title": is_text, "text": is_text}):
            groups.append(group["id"])
    if len(set(groups)) != len(groups):
        fault("groups", "two groups have the same id")

    options = {}
    for question in document["questions"]:
        if not isinstance(question, dict) or not is_text(question.get("key")):
            fault("questions", "a question has no key")
            return
        key = question["key"]
        if key in options:
            fault(key, "is there twice")
        listed = question.get("options")
        options[key] = [o.get("value") for o in listed if isinstance(o, dict)] if isinstance(listed, list) else None

    order = [question.get("group") for question in document["questions"]]
    seen = [name for position, name in enumerate(order) if position == 0 or order[position - 1] != name]
    if seen != groups:
        fault("questions", f"the groups come in the order {seen}, not {groups}")
    earlier = set()
    for question in document["questions"]:
        check_question(question, groups, options, earlier)
        earlier.add(question["key"])


def check_question(question, groups, options, earlier):
    key = question["key"]
    kind = question.get("kind")
    required = {
        "key": lambda v: KEY.match(v), "group": lambda v: v in groups, "kind": lambda v: v in KINDS,
        "title": is_text, "text": is_text, "recommend": lambda v: isinstance(v, list) and v,
        "findOut": is_text, "allowNotApplicable": lambda v: isinstance(v, bool),
        "changeLater": lambda v: isinstance(v, dict), "terms": is_texts,
    }
    optional = {"showWhen": lambda v: isinstance(v, dict), "contradictions": lambda v: isinstance(v, list) and v}
    if kind in ("single", "multiple"):
        required["options"] = lambda v: isinstance(v, list) and len(v) >= 2
    else:
        required["placeholder"] = is_text
    if kind == "number":
        required["number"] = lambda v: isinstance(v, dict)
    if not members(key, question, required, optional):
        return
    if "showWhen" in question:
        check_condition(f"{key}, showWhen", question["showWhen"], options)
        for late in sorted(asked_about(question["showWhen"]) - earlier):
            fault(key, f"showWhen looks at “{late}”, which is not asked before it")
    for number, option in enumerate(question.get("options", [])):
        check_option(f"{key}, option {option.get('value', number) if isinstance(option, dict) else number}", option, kind, options)
    values = options[key] or []
    if len(set(values)) != len(values):
        fault(key, "two options have the same value")
    labels = [o.get("label") for o in question.get("options", [])]
    if len(set(labels)) != len(labels):
        fault(key, "two options have the same label")
    if kind == "number" and members(f"{key}, number", question["number"], {"min": is_number, "max": is_number, "unit": is_text}):
        if question["number"]["min"] >= question["number"]["max"]:
            fault(key, "the smallest number is not below the largest")
    for number, recommendation in enumerate(question["recommend"]):
        check_recommendation(question, f"{key}, recommendation {number + 1}", recommendation,
                             number + 1 == len(question["recommend"]), options)
    members(f"{key}, changeLater", question["changeLater"],
            {"difficulty": lambda v: is_number(v) and 1 <= v <= 5, "text": is_text})
    for number, contradiction in enumerate(question.get("contradictions", [])):
        where = f"{key}, contradiction {number + 1}"
        if members(where, contradiction, {"when": lambda v: isinstance(v, dict), "message": is_text}):
            check_condition(where, contradiction["when"], options)
    if len(set(question["terms"])) != len(question["terms"]):
        fault(key, "lists a term twice")


def check_option(where, option, kind, options):
    if not members(where, option, {
            "value": lambda v: is_text(v) and VALUE.match(v), "label": is_text, "text": is_text,
            "chooseWhen": lambda v: is_texts(v) and 2 <= len(v) <= 3, "giveUp": lambda v: is_texts(v) and 1 <= len(v) <= 3,
    }, {"exclusive": lambda v: v is True, "fitsWhen": lambda v: isinstance(v, list) and v, "provider": is_text}):
        return
    if option.get("exclusive") and kind != "multiple":
        fault(where, "excludes the others where only one can be chosen anyway")
    for condition in option.get("fitsWhen", []):
        check_condition(f"{where}, fitsWhen", condition, options)


def check_recommendation(question, where, recommendation, last, options):
    if not members(where, recommendation, {"values": is_texts, "reason": is_text}, {"when": lambda v: isinstance(v, dict)}):
        return
    if last and "when" in recommendation:
        fault(where, "the last recommendation has a condition, so there may be none")
    if not last and "when" not in recommendation:
        fault(where, "has no condition, so those after it are never used")
    if "when" in recommendation:
        check_condition(where, recommendation["when"], options)
        if question["key"] in asked_about(recommendation["when"]):
            fault(where, "depends on the answer to its own question")
    kind, values = question["kind"], recommendation["values"]
    if kind == "text":
        if len(values) != 1:
            fault(where, "does not recommend one text")
        return
    if not values:
        fault(where, "recommends nothing")
    if kind == "number":
        limits = question.get("number", {})
        if len(values) != 1 or not values[0].isdigit() or not limits.get("min", 0) <= int(values[0]) <= limits.get("max", 0):
            fault(where, "does not recommend one number within the limits")
        return
    for value in values:
        if value not in options[question["key"]]:
            fault(where, f"recommends “{value}”, which is no option")
    if kind == "single" and len(values) != 1:
        fault(where, "recommends several values where one can be chosen")
    exclusive = {o["value"] for o in question["options"] if o.get("exclusive")}
    if len(values) > 1 and exclusive & set(values):
        fault(where, "recommends a value that excludes the others together with others")


def check_glossary(document):
    if not members("glossary.json", document, {"version": lambda v: v == 1, "terms": lambda v: isinstance(v, list) and v}):
        return {}
    terms, names = {}, {}
    for number, term in enumerate(document["terms"]):
        where = f"glossary, {term.get('id', number) if isinstance(term, dict) else number}"
        if not members(where, term, {"id": lambda v: is_text(v) and ID.match(v), "term": is_text, "text": is_text, "example": is_text},
                       {"notToConfuseWith": is_text, "aliases": lambda v: is_texts(v) and v, "see": lambda v: is_texts(v) and v}):
            continue
        if term["id"] in terms:
            fault(where, "is there twice")
        terms[term["id"]] = term
        sentences = len(re.findall(r"[.!?”](?:\s|$)", term["text"]))
        if not 1 <= sentences <= 4:
            fault(where, f"has {sentences} sentences, which is not short")
        for name in {term["term"].lower()} | {alias.lower() for alias in term.get("aliases", [])}:
            if names.setdefault(name, term["id"]) != term["id"]:
                fault(where, f"shares the name “{name}” with “{names[name]}”")
    if list(terms) != sorted(terms):
        fault("glossary", "is not sorted by id")
    for term in terms.values():
        for other in term.get("see", []):
            if other not in terms or other == term["id"]:
                fault(f"glossary, {term['id']}", f"refers to “{other}”, which is no other term")
    for listed in sorted((EVERYDAY | NAMES_LIKE_WORDS) - set(terms)):
        fault("this test", f"knows the term “{listed}”, which the glossary does not have")
    return terms


BAA = (True, False, "on some plans", "not needed")


def check_provider(name, provider):
    where = f"providers/{name}.json"
    if not members(where, provider, {
            "id": lambda v: v == name, "name": is_text, "kinds": lambda v: is_texts(v) and v, "handles": lambda v: is_texts(v) and v,
            "forbids": is_texts, "cost": is_text, "signsBaa": lambda v: any(v is b or (isinstance(b, str) and v == b) for b in BAA),
            "baaNote": is_text, "regions": is_text, "residency": is_text, "speaksFor": lambda v: is_texts(v) and v,
            "speaksAgainst": lambda v: is_texts(v) and v, "environment": lambda v: isinstance(v, list),
            "dataModel": lambda v: is_texts(v) and v}):
        return
    for variable in provider["environment"]:
        members(f"{where}, environment", variable,
                {"name": lambda v: is_text(v) and VARIABLE.match(v), "purpose": is_text, "secret": lambda v: isinstance(v, bool)})
    names = [v.get("name") for v in provider["environment"]]
    if len(set(names)) != len(names):
        fault(where, "names an environment variable twice")


# ---------------------------------------------------------------- terms in texts

class Terms:
    """Finds the terms of a glossary in plain text."""

    def __init__(self, terms):
        self.by_first_word = {}
        for term in terms.values():
            for name in [term["term"], *term.get("aliases", [])]:
                first = re.match(r"\w+", name).group().lower()
                self.by_first_word.setdefault(first, []).append((name, re.compile(self._pattern(name, term["id"])), term["id"]))

    @staticmethod
    def _pattern(name, id):
        exact = sum(c.isupper() for c in name) > 1 or re.search(r"[0-9._]", name) or id in NAMES_LIKE_WORDS
        body = re.escape(name) if exact else "".join(
            f"[{c.upper()}{c.lower()}]" if c.isalpha() else re.escape(c) for c in name)
        ending = "" if exact and not name[-1].isalpha() else "(?:s|es)?"
        return rf"(?<![\w-]){body}{ending}(?![\w-])"

    def find(self, text, everyday=False):
        """(start, end, id) of every term, the longest name winning, in the order of the text."""
        found, end = [], 0
        for word in re.finditer(r"(?<![\w-])\w+", text):
            if word.start() < end:
                continue
            first = word.group().lower()
            candidates = [c for key in {first, first[:-1], first[:-2]} for c in self.by_first_word.get(key, [])]
            for _, pattern, id in sorted(candidates, key=lambda c: (-len(c[0]), c[0])):
                match = pattern.match(text, word.start())
                if match:
                    end = match.end()
                    if everyday or id not in EVERYDAY:
                        found.append((match.start(), end, id))
                    break
        return found


def unmarked(text, terms):
    """The text as it is shown, and (start, end, id) of its marks."""
    shown, marks, position = "", [], 0
    for match in MARK.finditer(text):
        shown += text[position:match.start()]
        id = match.group(1)
        words = match.group(2) or (terms[id]["term"] if id in terms else id)
        marks.append((len(shown), len(shown) + len(words), id))
        shown += words
        position = match.end()
    return shown + text[position:], marks


def scopes(question):
    """The texts of a question, grouped: within a group the first use of a term is marked."""
    key = question["key"]
    yield f"{key}, text", [question["text"]]
    for option in question.get("options", []):
        yield f"{key}, option {option['value']}", [option["text"], *option["chooseWhen"], *option["giveUp"]]
    for number, recommendation in enumerate(question["recommend"]):
        yield f"{key}, recommendation {number + 1}", [recommendation["reason"]]
    yield f"{key}, findOut", [question["findOut"]]
    yield f"{key}, changeLater", [question["changeLater"]["text"]]
    for number, contradiction in enumerate(question.get("contradictions", [])):
        yield f"{key}, contradiction {number + 1}", [contradiction["message"]]


def bare_texts(question):
    """The texts that carry no marks."""
    yield "title", question["title"]
    for option in question.get("options", []):
        yield f"label of {option['value']}", option["label"]
    if "placeholder" in question:
        yield "placeholder", question["placeholder"]
    if "number" in question:
        yield "unit", question["number"]["unit"]


def check_terms(questionnaire, terms):
    finder = Terms(terms)
    for group in questionnaire["groups"]:
        for text in (group["title"], group["text"]):
            if MARK.search(text):
                fault(f"group {group['id']}", "has a mark; groups are shown plain")
            check_unexplained(f"group {group['id']}", text, [], finder)
    for question in questionnaire["questions"]:
        used = set()
        for where, texts in scopes(question):
            used |= check_scope(where, texts, terms, finder)
        for name, text in bare_texts(question):
            where = f"{question['key']}, {name}"
            if "[[" in text:
                fault(where, "has a mark; it is shown plain")
            used |= {id for _, _, id in finder.find(text)}
            check_unexplained(where, text, [], finder)
            check_wording(where, text)
        for id in sorted(used - set(question["terms"])):
            fault(question["key"], f"uses the term “{id}”, which its terms don't list")
        for id in question["terms"]:
            if id not in terms:
                fault(question["key"], f"lists the term “{id}”, which the glossary does not have")
            elif id not in used:
                fault(question["key"], f"lists the term “{id}”, which its texts don't use")


def check_scope(where, texts, terms, finder):
    marked, used = set(), set()
    for text in texts:
        shown, marks = unmarked(text, terms)
        if "[[" in shown or "]]" in shown:
            fault(where, f"has a broken mark in “{text}”")
        for _, _, id in marks:
            if id not in terms:
                fault(where, f"marks “{id}”, which the glossary does not have")
            if id in marked:
                fault(where, f"marks “{id}” twice")
            marked.add(id)
            used.add(id)
        for start, end, id in finder.find(shown):
            # Words inside a mark are explained by it: in "AI token" nobody looks for "token".
            if any(mark[0] <= start and end <= mark[1] for mark in marks):
                continue
            used.add(id)
            if id not in marked:
                fault(where, f"uses “{shown[start:end]}” ({id}) without a mark at its first use")
                marked.add(id)
        check_unexplained(where, shown, marks, finder)
        check_wording(where, shown)
    return used


ACRONYM = re.compile(r"(?<![\w/])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*s?(?![\w])")
CAMEL = re.compile(r"(?<![\w/])(?:[A-Z]?[a-z0-9]+[A-Z]\w*|[A-Z][A-Za-z]*\.[a-z]{2,3}(?!\w))")
CAPITALISED = re.compile(r"(?<=[\w,;’)] )[A-Z][a-z]+(?:’s)?")


def check_unexplained(where, shown, marks, finder):
    """What looks like a technical term or a product must be one that the glossary explains."""
    explained = [(start, end) for start, end, _ in marks] + [(s, e) for s, e, _ in finder.find(shown, everyday=True)]
    for pattern in (ACRONYM, CAMEL, CAPITALISED):
        for match in pattern.finditer(shown):
            word = match.group().removesuffix("’s")
            end = match.start() + len(word)
            if word in PLAIN_NAMES or "_" in shown[max(0, match.start() - 1):match.end() + 1]:
                continue
            if not any(start < end and match.start() < stop for start, stop in explained):
                fault(where, f"“{word}” looks like a technical term or a name, but the glossary does not explain it")


def check_wording(where, text):
    for pattern, what in ((MODEL_NAME, "names an AI model"), (PRICE, "names a price"), (SECRET, "holds something like a secret"),
                          (SPELLING, "is not spelt the British way")):
        match = pattern.search(text)
        if match:
            fault(where, f"{what}: “{match.group()}”")
    if "  " in text or " ." in text or "—" in text:
        fault(where, "has a doubled blank, a blank before a full stop, or a dash")


def texts_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)


def check_other_texts(terms, providers):
    """The glossary and the providers explain, so they must not raise new questions."""
    finder = Terms(terms)
    for term in terms.values():
        for name in ("text", "notToConfuseWith"):
            text = term.get(name, "")
            if MARK.search(text):
                fault(f"glossary, {term['id']}", "has a mark; the glossary is linked by “see”")
            check_unexplained(f"glossary, {term['id']}", text, [], finder)
            check_wording(f"glossary, {term['id']}", text)
    for id, provider in providers.items():
        for name in ("handles", "forbids", "cost", "baaNote", "regions", "residency", "speaksFor", "speaksAgainst", "dataModel"):
            for text in texts_of(provider[name]):
                check_unexplained(f"providers/{id}.json, {name}", text, [], finder)
                check_wording(f"providers/{id}.json, {name}", text)
        for variable in provider["environment"]:
            check_unexplained(f"providers/{id}.json, environment", variable["purpose"], [], finder)


# ---------------------------------------------------------------- the parts together

def check_providers_used(questionnaire, providers):
    for question in questionnaire["questions"]:
        for option in question.get("options", []):
            where = f"{question['key']}, option {option['value']}"
            if "provider" not in option:
                if option["value"] in providers:
                    fault(where, f"does not name its provider, though providers/{option['value']}.json is there")
                continue
            if option["provider"] not in providers:
                fault(where, f"names the provider “{option['provider']}”, which has no file")
                continue
            if providers[option["provider"]]["signsBaa"] is False:
                clashes = [values_asked_for(c["when"]) for c in question.get("contradictions", [])]
                if not any({(question["key"], option["value"]), ("infra.compliance", "hipaa")} <= asked for asked in clashes):
                    fault(where, "signs no BAA, but HIPAA beside it is not a contradiction")


def recommended(questionnaire, fixed):
    """All questions answered with what is recommended, in order, but for the `fixed` answers."""
    answers = dict(fixed)
    for _ in range(12):
        before = dict(answers)
        for question in questionnaire["questions"]:
            key = question["key"]
            if not holds(question.get("showWhen"), answers):
                answers.pop(key, None)
            elif key not in fixed:
                answers[key] = next(r["values"] for r in question["recommend"] if holds(r.get("when"), answers))
        if answers == before:
            return answers
    fault("recommendations", f"never settle with {fixed}")
    return answers


def check_recommendations(questionnaire):
    """Following every recommendation must lead to a design without contradictions."""
    for fixed in ({}, {"data.tenancy": ["none"]}, {"data.tenancy": ["isolated"]}, {"data.tenancy": ["hybrid"]},
                  {"data.engine": ["mysql"]}, {"data.engine": ["sqlite"], "data.tenancy": ["none"]}, {"data.engine": ["managed"]},
                  {"logic.domain": ["clinic"]}, {"logic.domain": ["ai_chat"]}, {"infra.compliance": ["hipaa"]},
                  {"infra.compliance": ["gdpr", "soc2"]}, {"infra.traffic": ["large"]}, {"infra.platform": ["vercel"]},
                  {"infra.platform": ["railway"]}, {"data.relationships": ["standalone"]}, {"data.engine": ["sqlite"]},
                  {"data.managed_service": ["firebase"], "data.engine": ["managed"]}, {"services.managed": ["auth0"]},
                  {"services.managed": ["firebase"]}, {"services.managed": ["none"]},
                  {"auth.method": ["email_password"]}, {"auth.method": ["phone"]}, {"infra.platform": ["vps"]},
                  {"infra.framework": ["fastapi"]}, {"infra.framework": ["go"]}, {"ai.use": ["yes"]}):
        answers = recommended(questionnaire, fixed)
        for question in questionnaire["questions"]:
            for contradiction in question.get("contradictions", []):
                if holds(contradiction["when"], answers):
                    given = ", ".join(f"{k}={'+'.join(v)}" for k, v in fixed.items()) or "nothing chosen"
                    fault(question["key"], f"following the recommendations with {given} contradicts itself: {contradiction['message']}")


def load(path):
    def no_duplicates(pairs):
        names = [name for name, _ in pairs]
        for name in sorted({n for n in names if names.count(n) > 1}):
            fault(path.name, f"has the member “{name}” twice in one object")
        return dict(pairs)

    try:
        text = path.read_text(encoding="utf-8")
        document = json.loads(text, object_pairs_hook=no_duplicates)
    except (OSError, ValueError) as error:
        fault(path.name, str(error))
        return None
    if text != json.dumps(document, indent=2, ensure_ascii=False) + "\n":
        fault(path.name, "is not written with two blanks of indent and a final line end")
    return document


def main(arguments):
    resources = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2] / "resources"
    questionnaire = load(resources / "questionnaire.json")
    glossary = load(resources / "glossary.json")
    files = sorted((resources / "providers").glob("*.json"))
    if not files:
        fault("providers", "there are none")
    providers = {path.stem: load(path) for path in files}
    if not faults:
        check_questionnaire(questionnaire)
        terms = check_glossary(glossary)
        for name, provider in providers.items():
            check_provider(name, provider)
    if not faults:  # what follows relies on sound structure
        check_terms(questionnaire, terms)
        check_other_texts(terms, providers)
        check_providers_used(questionnaire, providers)
        check_recommendations(questionnaire)
    if faults:
        print("\n".join(faults))
        print(f"{len(faults)} faults")
        return 1
    print(f"{len(questionnaire['questions'])} questions, {sum(len(q.get('options', [])) for q in questionnaire['questions'])} options, "
          f"{len(terms)} terms, {len(providers)} providers: all hold")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
