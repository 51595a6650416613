#include "tests/exporters/validation/hostile_design.h"

#include "tests/support/design.h"

namespace barch::test {
namespace {

void named(Table& table, const std::string& name, const std::string& expression)
{
    Check& made = check(table, expression);
    made.name = name;
}

UserType domain(const std::string& name, const std::string& base, const std::string& expression, bool nullable = true)
{
    UserType type;
    type.id = UserTypeId::derive("domain " + name);
    type.name = name;
    type.kind = UserTypeKind::Domain;
    type.baseType = base;
    type.nullable = nullable;
    type.checks.push_back({ConstraintId::derive("check " + name), name + "_check", expression});
    return type;
}

void useType(Table& table, const std::string& column, UserTypeId type, const std::string& behind = {})
{
    columnIn(table, column).userType = type;
    columnIn(table, column).type = behind;
}

void addTexts(Design& design)
{
    Table texts = table("texts", {"id bigint identity", "plain text null", "short varchar(5) null", "fixed char(3) null", "one char null", "code text null", "slug varchar(20) null",
                                  "colour text null", "state text default 'new'", "mail citext null", "name varchar(40)"});
    primaryKey(texts, {"id"});
    named(texts, "code_form", "code ~ '^[A-Z]{2}-\\d{2,4}$'");
    named(texts, "slug_small", "slug = lower(slug) AND length(slug) > 1");
    named(texts, "colour_form", "colour ~* '^#[0-9a-f]{6}$' OR colour LIKE 'x\\_%'");
    named(texts, "state_list", "((state)::text = ANY ((ARRAY['new'::character varying, 'old'::character varying])::text[]))");
    named(texts, "name_trimmed", "name = trim(both from name) AND name <> ''");
    named(texts, "fixed_capitals", "fixed = upper(fixed)");
    named(texts, "short_bytes", "octet_length(short) <= 12");
    named(texts, "mail_case", "mail <> 'a@b.example'");
    named(texts, "plain_or_code", "num_nonnulls(plain, code) >= 1");
    design.put(texts);
}

void addNumbers(Design& design)
{
    Table numbers = table("numbers", {"id bigint identity", "tiny smallint null", "whole integer null", "other integer default 3", "large bigint null", "money numeric(7,2) null", "ratio numeric(3,5) null",
                                      "rough numeric(3,-2) null", "free numeric null", "single real null", "twice double precision null", "broken integer default 0"});
    primaryKey(numbers, {"id"});
    named(numbers, "tiny_range", "tiny BETWEEN -5 AND 200");
    named(numbers, "money_positive", "money > 0");
    named(numbers, "free_small", "free < 1000.5");
    named(numbers, "single_least", "single >= 0.25");
    named(numbers, "sum_fits", "whole + other > 5 OR whole IS NULL");
    named(numbers, "divides", "other = 0 OR 100 / other > 1");
    named(numbers, "rest", "whole % 7 <> 3");
    named(numbers, "twice_less", "twice < money * 2");
    named(numbers, "large_product", "large * 2 < 1000000000000 OR large < 0");
    named(numbers, "broken_default", "broken > 0");
    named(numbers, "chosen", "CASE WHEN whole > 10 THEN money > 100 WHEN whole < 0 THEN money IS NULL ELSE true END");
    named(numbers, "falls_back", "coalesce(tiny, whole, 0) <> 13");
    design.put(numbers);
}

void addTimes(Design& design)
{
    Table times = table("times", {"id bigint identity", "day date null", "until date null", "at timestamptz null", "before timestamptz null", "local timestamp null", "short timestamp(0) null",
                                  "clock time null", "clock_zone timetz null", "lasts interval null", "since date default '2020-01-01'"});
    primaryKey(times, {"id"});
    named(times, "days_in_order", "until >= day");
    named(times, "moments_in_order", "before IS NULL OR at < before");
    named(times, "days_near", "until - day <= 4000");
    named(times, "after_start", "day + 30 > '2020-01-01'");
    named(times, "local_recent", "local >= '2000-01-01'");
    named(times, "clock_day", "clock >= '06:00' AND clock <= '22:30:30'");
    named(times, "since_before", "since <= until");
    design.put(times);
}

void addOthers(Design& design)
{
    const UserTypeId mood = design.enumeration("mood", {"glad", "so so", "it's \"odd\"", "Über"});
    const UserType positive = domain("positive", "numeric(6,2)", "VALUE > 0");
    const UserType handle = domain("handle", "varchar(12)", "VALUE ~ '^[a-z][a-z0-9_]*$'", false);
    design.put(positive);
    design.put(handle);
    Table others = table("others", {"id uuid default gen_random_uuid()", "ref uuid null", "flag boolean null", "data jsonb null", "written json null", "body bytea null", "mood text null",
                                    "host inet null", "net cidr null", "card macaddr null", "mask bit(4) null", "bits bit varying(6) null", "worth text null", "handle text",
                                    "tags text[] null", "counts integer[] null", "grid integer[][] null", "moods text[] null", "prices text[] null", "total integer null"});
    primaryKey(others, {"id"});
    useType(others, "mood", mood);
    useType(others, "worth", positive.id);
    useType(others, "handle", handle.id);
    useType(others, "moods", mood, "[]");
    useType(others, "prices", positive.id, "[]");
    columnIn(others, "total").generatedExpression = "cardinality(counts)";
    named(others, "not_own", "ref <> '00000000-0000-0000-0000-000000000000'");
    named(others, "data_object", "jsonb_typeof(data) = 'object'");
    named(others, "body_digest", "length(body) = 32");
    named(others, "mood_known", "mood <> 'so so' OR flag");
    named(others, "few_tags", "cardinality(tags) BETWEEN 1 AND 3");
    named(others, "counts_filled", "array_length(counts, 1) > 1");
    named(others, "flag_decided", "flag IS NOT FALSE OR worth IS DISTINCT FROM 5");
    named(others, "only_there", "host IS NULL OR family(host) = 4");
    design.put(others);
}

}  // namespace

Project everyTypeDesign()
{
    Design design;
    design.space("public");
    addTexts(design);
    addNumbers(design);
    addTimes(design);
    addOthers(design);
    return design.project();
}

Examples everyTypeExamples()
{
    return {{"texts.code", {"\"AB-12\"", "\"AB-12345\"", "\"AB-1234\"", "\"ab-12\"", "\"AB-12\\n\"", "\"AB-\\u0661\\u0662\""}},
            {"texts.colour", {"\"#aBcDe1\"", "\"x_1\"", "\"x1\"", "\"#abcdeg\"", "\"x_\\n\""}},
            {"texts.mail", {"\"A@B.example\"", "\"b@b.example\""}},
            {"texts.slug", {"\"\\u00e9\\u00e9\"", "\"\\u00c9\\u00e9\"", "\"\\u01c5x\"", "\"ab\""}},
            {"texts.state", {"\"new\"", "\"old\""}},
            {"others.handle", {"\"ab_1\"", "\"a\"", "\"1a\"", "\"ab\\n\""}},
            {"others.body", {"\"" + std::string(42, 'A') + "8=\""}}};
}

Project hostileNamesDesign()
{
    Design design;
    design.space("public");
    for (const char* name : {"class", "Class", "index", "values", "order items", "OrderItems", "order_items", "ticket", "tickets", "con", "日本", "漢字", "1st", "a\"b'c\\d", "query", "__typename", "page_info",
                             "*/ comment", "line\nbreak"}) {
        Table made = table(name, {"id bigint identity", "default text null", "a.b text null", "a[0] integer null", "Name text null", "name text null", "na_me text null", "1x text null",
                                  "${x} text null", "length integer default 1", "it's \"q\" text null"});
        // names with a space can't be said in the short spelling
        columnIn(made, "it's").name = "it's \"q\"";
        columnIn(made, "it's \"q\"").type = "varchar(9)";
        made.comment = "A */ comment with \"quotes\", `ticks`, ${braces} and\nlines \"\"\" of it \\";
        made.columns[1].comment = made.comment;
        primaryKey(made, {"id"});
        check(made, "length > 0 OR \"a[0]\" > 1").name = "length_or_other";
        check(made, "\"Name\" <> name").name = "names_differ";
        design.put(made);
    }
    Table inherited = table("inherited", {"id bigint identity", "constructor text null"});
    primaryKey(inherited, {"id"});
    design.put(inherited);
    return design.project();
}

}  // namespace barch::test
