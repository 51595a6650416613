#!/usr/bin/env python3
"""Proves that check_starters.py can fail: damages a good starter in one place at a time, and each must be found."""

import copy
import json
import pathlib
import sys

from starter_database import faults_in_sqlite
from starter_rules import faults_of_starter


def table(starter, name):
    return next(t for t in starter["tables"] if t["name"] == name)


def column(starter, table_name, name):
    return next(c for c in table(starter, table_name)["columns"] if c["name"] == name)


def reference(starter, table_name, name):
    return next(r for r in table(starter, table_name)["references"] if r["column"] == name)


def add_check(starter, table_name, expression):
    table(starter, table_name).setdefault("checks", []).append({"name": "damage", "expression": expression})


def rename_table(starter, old, new):
    starter.update(json.loads(json.dumps(starter).replace(f'"{old}"', f'"{new}"')))


# What is done to the starter "shop", and a part of the sentence that must come back.
DAMAGES = [
    (lambda s: s.update(version=2), "version is not 1"),
    (lambda s: s.update(colour="red"), "unknown member 'colour'"),
    (lambda s: s["tables"].clear(), "instead of 7 to 15"),
    (lambda s: s["features"].__delitem__(slice(7, None)), "instead of 8 to 14"),
    (lambda s: rename_table(s, "carts", "users"), "comes from the blueprint"),
    (lambda s: rename_table(s, "carts", "groups"), "reserved word"),
    (lambda s: rename_table(s, "carts", "Carts"), "not lower snake_case"),
    (lambda s: rename_table(s, "carts", "c" * 41 + "s"), "longer than 40"),
    (lambda s: rename_table(s, "carts", "cart"), "not plural"),
    (lambda s: rename_table(s, "cart_status", "carts"), "name of a table or a type"),
    (lambda s: s["enums"][0]["values"].append("draft"), "two or more different values"),
    (lambda s: s["enums"].append({"name": "spare", "values": ["a", "b"], "comment": "x"}), "used by no column"),
    (lambda s: column(s, "orders", "number").update(type="float"), "unknown type"),
    (lambda s: column(s, "orders", "number").update(name="rank"), "reserved word"),
    (lambda s: column(s, "orders", "number").update(name="id"), "added by the program"),
    (lambda s: column(s, "orders", "status").update(type="varchar(20)"), "needs an enum"),
    (lambda s: column(s, "orders", "status").update(default="'lost'"), "no value of order_status"),
    (lambda s: column(s, "orders", "status").pop("comment"), "has no comment"),
    (lambda s: column(s, "orders", "total_cents").update(type="integer"), "must be bigint"),
    (lambda s: column(s, "orders", "total_cents").update(name="total"), "looks like money"),
    (lambda s: column(s, "orders", "currency").update(name="money_unit"), "no currency"),
    (lambda s: column(s, "orders", "discount_cents").update(default="zero"), "no number"),
    (lambda s: column(s, "orders", "placed_at").update(default="current_timestamp"), "does not fit timestamptz"),
    (lambda s: column(s, "customers", "email").pop("classification"), "looks personal"),
    (lambda s: column(s, "customers", "email").update(classification="private"), "unknown classification"),
    (lambda s: column(s, "customers", "phone").update(name="api_token"), "looks like a secret"),
    (lambda s: column(s, "products", "slug").update(type="text"), "too long for an index"),
    (lambda s: column(s, "products", "slug").update(type="varchar(191)"), "too long for an index"),
    (lambda s: column(s, "products", "slug").update(null=True), "unique over the nullable"),
    (lambda s: reference(s, "orders", "customer_id").update(table="buyers"), "unknown table"),
    (lambda s: reference(s, "orders", "customer_id").update(table="shipment_items"), "which has no id"),
    (lambda s: reference(s, "orders", "customer_id").update(onDelete="setNull"), "must not be null"),
    (lambda s: reference(s, "orders", "customer_id").update(onDelete="vanish"), "no valid onDelete"),
    (lambda s: reference(s, "orders", "customer_id").update(column="customer"), "does not end in _id"),
    (lambda s: reference(s, "orders", "cart_id").update(unique=True), "unique over a nullable"),
    (lambda s: reference(s, "orders", "customer_id").update(table="files"), "a file may be absent"),
    (lambda s: table(s, "customers").update({"class": "global"}), "must not point at a tenant's rows"),
    (lambda s: table(s, "order_items").update({"class": "link"}), "exactly two references"),
    (lambda s: reference(s, "products", "default_variant_id").update(null=False, onDelete="restrict"),
     "required references form a circle"),
    (lambda s: table(s, "orders")["indexes"].append(["customer_id"]), "already served"),
    (lambda s: table(s, "orders")["indexes"].append(["status"]), "already served"),
    (lambda s: table(s, "orders")["indexes"].append(["colour"]), "unknown column"),
    (lambda s: table(s, "orders")["unique"].append(["number", "status"]), "holds already"),
    (lambda s: add_check(s, "orders", "contact_email ~ '@'"), "not every dialect"),
    (lambda s: add_check(s, "orders", "number::text <> ''"), "not every dialect"),
    (lambda s: add_check(s, "orders", "abs(number) > 0"), "neither a column"),
    (lambda s: add_check(s, "orders", "id > 0"), "neither a column"),
    (lambda s: add_check(s, "orders", "cart_id > 0"), "set to null on delete"),
    (lambda s: add_check(s, "orders", "status = 'lost'"), "none of its values"),
    (lambda s: add_check(s, "orders", "status > 'paid'"), "more with the enum"),
    (lambda s: add_check(s, "orders", "shipping_address <> ''"), "does not compare alike"),
    (lambda s: add_check(s, "orders", "1 = 1"), "names no column"),
    (lambda s: table(s, "orders")["checks"].append(dict(table(s, "products")["checks"][0], expression="number > 0")),
     "MySQL wants them different"),
    (lambda s: s["features"][0].update(moscow="could"), "(must) depends on"),
    (lambda s: s["features"][0].update(dependsOn=["Checkout"]), "in a circle"),
    (lambda s: s["features"][1].update(dependsOn=["Dreams"]), "unknown feature"),
    (lambda s: s["features"][1].update(tables=["dreams"]), "unknown table"),
    (lambda s: s["features"][1].update(impact=4), "impact is none of"),
    (lambda s: [f.update(tables=["orders"]) for f in s["features"]], "needed by no feature"),
    # Right as text, and found by the database alone.
    (lambda s: add_check(s, "orders", "number > 0 AND AND number < 9"), "syntax error"),
    (lambda s: add_check(s, "orders", "number = number OR number IS NULL"), "never gives false"),
    (lambda s: add_check(s, "orders", "number < 0 AND number > 0"), "never gives true"),
    (lambda s: add_check(s, "orders", "number < 0"), "no row of orders passes"),
    (lambda s: column(s, "orders", "discount_cents").update(default="-1")
     or add_check(s, "orders", "discount_cents > 0"), "fails the check"),
]


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    good = json.loads((root / "resources" / "starters" / "shop.json").read_text(encoding="utf-8"))
    missed = 0
    for position, (damage, expected) in enumerate(DAMAGES):
        starter = copy.deepcopy(good)
        damage(starter)
        found = list(faults_of_starter(starter, "shop")) or faults_in_sqlite(starter)
        if not any(expected in fault for fault in found):
            missed += 1
            print(f"damage {position}: expected '{expected}', found {found}")
    print(f"{len(DAMAGES) - missed} of {len(DAMAGES)} damages found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
