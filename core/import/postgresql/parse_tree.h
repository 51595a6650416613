#pragma once

#include "core/model/result.h"

#include <pg_query/pg_query.pb-c.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace barch::pg {

/// Memory that is given back as a whole.
class Arena {
public:
    void* take(std::size_t size);
    /// Everything that was taken is gone; the largest block stays for the next.
    void clear();

private:
    struct Block {
        std::unique_ptr<std::byte[]> bytes;
        std::size_t size = 0;
    };
    std::vector<Block> m_blocks;
    std::size_t m_used = 0;  // of the last block
};

/// What the parser can't read, and where in the text that it was given.
struct SyntaxFault {
    std::string message;
    std::size_t at = 0;
};

/// The statements of a text as PostgreSQL's own parser reads them. Lives until the next `parse`.
class Parser {
public:
    /// Nothing with `fault` set when the text can't be read.
    const PgQuery__ParseResult* parse(std::string_view sql, SyntaxFault& fault);

private:
    std::string m_text;  // ends in a zero, as the parser wants it
    Arena m_arena;
};

}  // namespace barch::pg
