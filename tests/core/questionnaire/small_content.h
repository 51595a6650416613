#pragma once

#include "core/content/content.h"

#include <map>
#include <string>

namespace barch::test {

/// A questionnaire of a few questions that uses every part of the format.
inline std::map<std::string, std::string> smallFiles()
{
    return {{"questionnaire.json", R"({"version":1,
  "groups":[{"id":"auth","title":"Login","text":"Who gets in."},{"id":"data","title":"Data","text":"What is kept."}],
  "questions":[
    {"key":"auth.method","group":"auth","kind":"multiple","title":"How do people sign in?","text":"With a [[tenant|customer]].",
     "options":[{"value":"email_password","label":"E-mail","text":"t"},
                {"value":"managed","label":"Managed","text":"t","provider":"clerk",
                 "fitsWhen":[{"answer":"data.tenancy","has":["shared"]},{"answered":"data.note"}]},
                {"value":"none","label":"Nobody","text":"t","exclusive":true}],
     "recommend":[{"values":["managed"],"reason":"Least work."}],"findOut":"Ask.",
     "changeLater":{"difficulty":4,"text":"Hard."},"terms":["tenant"]},
    {"key":"auth.invitations","group":"auth","kind":"single","title":"Invite?","text":"t",
     "showWhen":{"answer":"data.tenancy","lacks":["none"]},
     "options":[{"value":"yes","label":"Yes","text":"t"},{"value":"no","label":"No","text":"t"}],
     "recommend":[{"when":{"answer":"data.tenancy","has":["isolated"]},"values":["no"],"reason":"r"},
                  {"values":["yes"],"reason":"r"}]},
    {"key":"auth.length","group":"auth","kind":"number","title":"Length?","text":"t",
     "showWhen":{"all":[{"answer":"auth.method","has":["email_password"]},{"not":{"answer":"auth.method","has":["managed"]}}]},
     "number":{"min":8,"max":128,"unit":"characters"},"recommend":[{"values":["12"],"reason":"r"}]},
    {"key":"data.tenancy","group":"data","kind":"single","title":"Apart?","text":"t","allowNotApplicable":true,
     "options":[{"value":"none","label":"N","text":"t"},{"value":"shared","label":"S","text":"t"},
                {"value":"isolated","label":"I","text":"t"}],
     "recommend":[{"values":["shared"],"reason":"r"}],
     "contradictions":[{"when":{"all":[{"answer":"auth.method","has":["none"]},{"answer":"data.tenancy","has":["shared"]}]},
                        "message":"Nobody signs in, yet customers are kept apart."}]},
    {"key":"data.note","group":"data","kind":"text","title":"Note?","text":"t"}]})"},
            {"glossary.json", R"({"version":1,"terms":[{"id":"tenant","term":"Tenant","text":"A customer."}]})"},
            {"providers/clerk.json", R"({"id":"clerk","name":"Clerk","kinds":["auth"],"handles":["login"],"forbids":[],
  "cost":"c","signsBaa":"on some plans","baaNote":"b","regions":"r","residency":"r","speaksFor":["s"],"speaksAgainst":["a"],
  "environment":[{"name":"CLERK_SECRET_KEY","purpose":"p","secret":true}],"dataModel":["d"]})"},
            {"starters/tiny.json", R"({"version":1,"id":"tiny","title":"Tiny","text":"t",
  "enums":[{"name":"state","values":["on","off"],"comment":"c"}],
  "tables":[{"name":"things","class":"owned","area":"Things","comment":"c",
    "columns":[{"name":"name","type":"text","comment":"c"}],
    "references":[{"column":"owner_id","table":"users","null":true,"onDelete":"setNull","comment":"c"}],
    "unique":[["name"]],"indexes":[["created_at"]],"checks":[{"name":"filled","expression":"name <> ''"}]}],
  "features":[{"name":"Keep things","description":"d","moscow":"must","value":5,"effort":2,"reach":10,"impact":1,
    "confidence":80,"dependsOn":[],"tables":["things"]}]})"},
            {"rules/TEN016.md", "# TEN016"},
            {"schema/project-v1.schema.json", "not read here"}};
}

inline Content smallContent() { return readContent(smallFiles()).value(); }

}  // namespace barch::test
