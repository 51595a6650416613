#!/usr/bin/env python3
"""Damages the questionnaire, the glossary and the providers one way at a time: each fault must be found."""

import contextlib
import io
import json
import shutil
import sys
import tempfile
from pathlib import Path

import check_questionnaire as check

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
QUESTIONS, GLOSSARY, CLERK = "questionnaire.json", "glossary.json", "providers/clerk.json"


def question(document, key):
    return next(q for q in document["questions"] if q["key"] == key)


def option(document, key, value):
    return next(o for o in question(document, key)["options"] if o["value"] == value)


def unmark_everything(document):
    tenancy = question(document, "data.tenancy")
    tenancy["text"] = check.unmarked(tenancy["text"], {})[0]




# (what is damaged, the file, how, what must be said)
DAMAGES = [
    ("an unknown member of a question", QUESTIONS, lambda d: question(d, "ai.use").update(colour="red"), "unknown member “colour”"),
    ("an unknown member of an option", QUESTIONS, lambda d: option(d, "ai.use", "yes").update(note="x"), "unknown member “note”"),
    ("a missing reason", QUESTIONS, lambda d: question(d, "ai.use").pop("findOut"), "lacks “findOut”"),
    ("two questions with one key", QUESTIONS, lambda d: d["questions"].append(question(d, "infra.logging")), "is there twice"),
    ("two options with one value", QUESTIONS, lambda d: option(d, "ai.use", "no").update(value="yes"), "same value"),
    ("a question out of its group", QUESTIONS, lambda d: d["questions"].reverse(), "the groups come in the order"),
    ("a condition on no question", QUESTIONS, lambda d: question(d, "ai.quota").update(showWhen={"answer": "ai.usage", "has": ["yes"]}),
     "“ai.usage”, which is no question"),
    ("a condition on no value", QUESTIONS, lambda d: question(d, "ai.quota").update(showWhen={"answer": "ai.use", "has": ["maybe"]}),
     "“maybe” is no value"),
    ("a condition of no kind", QUESTIONS, lambda d: question(d, "ai.quota").update(showWhen={"answer": "ai.use", "is": "yes"}), "make no condition"),
    ("a question that looks ahead", QUESTIONS, lambda d: question(d, "auth.mfa").update(showWhen={"answered": "infra.traffic"}),
     "not asked before it"),
    ("no default", QUESTIONS, lambda d: question(d, "ai.use")["recommend"].pop(), "the last recommendation has a condition"),
    ("a default that is no option", QUESTIONS, lambda d: question(d, "ai.use")["recommend"][-1].update(values=["maybe"]), "which is no option"),
    ("a number beyond its limits", QUESTIONS, lambda d: question(d, "auth.password_min_length")["recommend"][-1].update(values=["4"]),
     "within the limits"),
    ("a difficulty of six", QUESTIONS, lambda d: question(d, "ai.use")["changeLater"].update(difficulty=6), "“difficulty”"),
    ("one reason to choose", QUESTIONS, lambda d: option(d, "ai.use", "yes").update(chooseWhen=["Always"]), "“chooseWhen”"),
    ("a provider without a file", QUESTIONS, lambda d: option(d, "services.sms", "twilio").update(provider="nobody"), "which has no file"),
    ("a provider left out", QUESTIONS, lambda d: option(d, "services.sms", "twilio").pop("provider"), "does not name its provider"),
    ("no contradiction where no BAA is signed", QUESTIONS, lambda d: question(d, "services.payments").pop("contradictions"), "signs no BAA"),
    ("terms without marks", QUESTIONS, unmark_everything, "without a mark at its first use"),
    ("a term that is not listed", QUESTIONS, lambda d: question(d, "data.tenancy")["terms"].remove("tenant"), "which its terms don't list"),
    ("a listed term that is not used", QUESTIONS, lambda d: question(d, "ai.use")["terms"].append("tenant-root"), "which its texts don't use"),
    ("a mark for no term", QUESTIONS, lambda d: question(d, "ai.use").update(text="It is a [[thing|matter]]."), "marks “thing”"),
    ("a broken mark", QUESTIONS, lambda d: question(d, "ai.use").update(text="It is a [[tenant|matter."), "a broken mark"),
    ("a mark in a title", QUESTIONS, lambda d: question(d, "ai.use").update(title="Is there [[ai|AI]]?"), "it is shown plain"),
    ("an acronym that nobody explains", QUESTIONS, lambda d: question(d, "ai.use").update(findOut="Ask the CTO."), "“CTO” looks like"),
    ("a product that nobody explains", QUESTIONS, lambda d: question(d, "ai.use").update(findOut="Ask the makers of Kubernetes."),
     "“Kubernetes” looks like"),
    ("a compound name that nobody explains", QUESTIONS, lambda d: question(d, "ai.use").update(findOut="LangChain does it."), "“LangChain” looks like"),
    ("the name of a model", QUESTIONS, lambda d: question(d, "ai.use").update(findOut="Ask gpt-4 about it."), "names an AI model"),
    ("a price", QUESTIONS, lambda d: question(d, "ai.use").update(findOut="It costs $20."), "names a price"),
    ("American spelling", QUESTIONS, lambda d: question(d, "ai.use").update(findOut="Ask your organization."), "British"),
    ("recommendations that contradict each other", QUESTIONS,
     lambda d: question(d, "infra.orm").update(recommend=[{"values": ["django_orm"], "reason": "It is there."}]), "contradicts itself"),
    ("a glossary that lacks a term", GLOSSARY, lambda d: d["terms"].pop(next(i for i, t in enumerate(d["terms"]) if t["id"] == "saml")), "saml"),
    ("a glossary out of order", GLOSSARY, lambda d: d["terms"].reverse(), "not sorted"),
    ("a reference to no term", GLOSSARY, lambda d: d["terms"][0].update(see=["nothing"]), "which is no other term"),
    ("an entry without an example", GLOSSARY, lambda d: d["terms"][0].pop("example"), "lacks “example”"),
    ("two terms of one name", GLOSSARY, lambda d: d["terms"][0].update(aliases=["Tenant"]), "shares the name"),
    ("a provider that may or may not sign", CLERK, lambda d: d.update(signsBaa="perhaps"), "“signsBaa”"),
    ("a provider under another name", CLERK, lambda d: d.update(id="clark"), "“id”"),
    ("a variable in small letters", CLERK, lambda d: d["environment"][0].update(name="clerk_secret"), "“name”"),
    ("an unknown member of a provider", CLERK, lambda d: d.update(price="x"), "unknown member “price”"),
]


def run(resources):
    check.faults.clear()
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        status = check.main([str(resources)])
    return status, said.getvalue()


def write(path, document):
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(RESOURCES / "providers", copy / "providers")
        for name in (QUESTIONS, GLOSSARY):
            shutil.copy(RESOURCES / name, copy / name)
        status, said = run(copy)
        if status != 0:
            print(f"the undamaged content is refused:\n{said}")
            return 1
        for what, name, damage, expected in DAMAGES:
            sound = (copy / name).read_text(encoding="utf-8")
            document = json.loads(sound)
            damage(document)
            write(copy / name, document)
            status, said = run(copy)
            if status == 0 or expected not in said:
                wrong.append(f"{what}: expected “{expected}”, got status {status} and:\n{said[:400]}")
            (copy / name).write_text(sound, encoding="utf-8")
        (copy / CLERK).write_text('{"id": "clerk", "id": "clerk"}\n', encoding="utf-8")
        status, said = run(copy)
        if status == 0 or "twice in one object" not in said:
            wrong.append(f"a member twice: got status {status} and:\n{said[:400]}")
    if wrong:
        print("\n".join(wrong))
        return 1
    print(f"{len(DAMAGES) + 1} damages, each found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
