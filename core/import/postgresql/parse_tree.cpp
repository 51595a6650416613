#include "core/import/postgresql/parse_tree.h"

#include "core/import/postgresql/nesting.h"

#include <pg_query.h>

#include <algorithm>

namespace barch::pg {
namespace {

constexpr std::size_t usualBlock = 1 << 20;

struct ParseResult {
    PgQueryProtobufParseResult value;
    explicit ParseResult(const char* sql) : value(pg_query_parse_protobuf(sql)) {}
    ParseResult(const ParseResult&) = delete;
    ParseResult& operator=(const ParseResult&) = delete;
    ~ParseResult() { pg_query_free_protobuf_parse_result(value); }
};

void* takeFrom(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->take(size); }
void giveBack(void*, void*) {}

/// The parser counts characters from 1.
std::size_t byteOf(std::string_view text, int character)
{
    std::size_t at = 0;
    for (int i = 1; i < character && at < text.size(); ++i)
        for (++at; at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;)
            ++at;
    return at;
}

}  // namespace

void* Arena::take(std::size_t size)
{
    const std::size_t wanted = (size + 15) & ~std::size_t{15};
    if (m_blocks.empty() || m_used + wanted > m_blocks.back().size) {
        const std::size_t block = std::max(usualBlock, wanted);
        m_blocks.push_back({std::make_unique_for_overwrite<std::byte[]>(block), block});
        m_used = 0;
    }
    void* place = m_blocks.back().bytes.get() + m_used;
    m_used += wanted;
    return place;
}

void Arena::clear()
{
    if (m_blocks.size() > 1) {
        std::swap(m_blocks.front(), *std::max_element(m_blocks.begin(), m_blocks.end(), [](const Block& a, const Block& b) { return a.size < b.size; }));
        m_blocks.resize(1);
    }
    m_used = 0;
}

const PgQuery__ParseResult* Parser::parse(std::string_view sql, SyntaxFault& fault)
{
    if (const auto place = nestedTooDeepAt(sql)) {
        fault = {"it is nested too deep here", *place};
        return nullptr;
    }
    m_text.assign(sql);
    m_arena.clear();
    const ParseResult result(m_text.c_str());
    if (result.value.error) {
        fault.message = result.value.error->message ? result.value.error->message : "it can't be read";
        fault.at = byteOf(sql, result.value.error->cursorpos);
        return nullptr;
    }
    ProtobufCAllocator allocator{takeFrom, giveBack, &m_arena};
    const auto* tree = pg_query__parse_result__unpack(&allocator, result.value.parse_tree.len,
                                                      reinterpret_cast<const std::uint8_t*>(result.value.parse_tree.data));
    if (!tree)
        fault.message = "its statements are nested too deep";
    return tree;
}

}  // namespace barch::pg
