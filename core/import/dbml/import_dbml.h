#pragma once

#include "core/import/imported.h"
#include "core/model/result.h"

#include <string_view>

namespace barch {

/// A design from DBML, the whole language of dbml.dbdiagram.io/docs. The engine is the one that
/// "database_type" of the project names, and PostgreSQL where it names none or one that isn't known here.
/// Notes become comments (those of an enum's values go into the comment of the enum), groups of tables become
/// areas of the drawing, sticky notes become review comments, a many-to-many reference the table that dbml2sql
/// makes of it. Rows, colours and what says nothing about a database is skipped, with a note.
/// The first fault refuses the whole text, with line and column.
Result<Imported> importDbml(std::string_view text, const ImportProgress& progress = {});

}  // namespace barch
