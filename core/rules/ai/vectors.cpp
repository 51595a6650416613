#include "core/rules/ai/vectors.h"

namespace barch::rules {

const Column* vectorColumnOf(const Table& table)
{
    constexpr std::array<std::string_view, 4> types = {"vector", "halfvec", "sparsevec", "bit_vector"};
    constexpr std::array<std::string_view, 2> names = {"embedding", "embeddings"};
    const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& column) {
        const std::string type = bareType(column.type);
        return std::find(types.begin(), types.end(), type) != types.end() || (hasAnyPhrase(column.name, names) && !endsWithWord(column.name, "id") && type != "timestamptz");
    });
    return found == table.columns.end() ? nullptr : &*found;
}

bool isApproximate(const Index& index)
{
    const std::string method = lowerCase(index.method);
    return method == "hnsw" || method == "ivfflat" || method == "diskann";
}

}  // namespace barch::rules
