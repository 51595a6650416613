#pragma once

#include "core/api/value_rules.h"
#include "exporters/target.h"
#include "exporters/validation/kinds.h"

#include <string>
#include <vector>

namespace barch::validation {

/// What Zod and Yup are both written from: the fields and rules of one table, as pieces of TypeScript.

struct FieldSchema {
    std::string name;       ///< of the column
    std::string comment;
    std::string kind;       ///< "pg.varchar(80).rule(...)"
    Wire wire = Wire::Text;
    int dimensions = 0;
    bool itemsNullable = true;
    std::vector<std::string> choices;  ///< of Wire::Choice
    bool nullable = false;
    bool required = false;
    bool inUpdate = true;
    std::string leftOut;    ///< what the database puts in when nothing is given; empty: not known
};

struct RowRule {
    std::string message;
    std::string field;
    std::string test;       ///< "(row) => ..."
};

struct TableSchema {
    std::string path;       ///< "public.tickets"
    std::string comment;
    std::string file;       ///< "tickets", without an ending
    std::string constant;   ///< "tickets": ticketsCreate, ticketsUpdate
    std::string type;       ///< "Tickets"
    std::vector<FieldSchema> fields;
    std::vector<RowRule> rules;
};

struct Schemas {
    std::vector<TableSchema> tables;   ///< by file
    std::vector<ExportWarning> warnings;
};

/// Every table but partitions, without tenant keys and columns that the database fills in itself.
Schemas schemasOf(const Project& project);

}  // namespace barch::validation
