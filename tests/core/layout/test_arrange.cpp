#include "core/layout/arrange.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace barch;

namespace {

LayoutRequest randomRequest(std::mt19937& random, int tables, int areas, double linksPerTable)
{
    LayoutRequest request;
    const auto upTo = [&](int n) { return std::uniform_int_distribution(0, n - 1)(random); };
    for (int i = 0; i < tables; ++i) {
        LayoutBox box{.id = TableId::derive("t" + std::to_string(i)), .width = 196.0, .height = 48.0 + 20.0 * upTo(20)};
        if (areas > 0 && upTo(4) > 0)
            box.area = AreaId::derive("a" + std::to_string(upTo(areas)));
        request.boxes.push_back(box);
    }
    for (int i = 0; i < int(tables * linksPerTable); ++i)
        request.links.push_back({request.boxes[std::size_t(upTo(tables))].id, request.boxes[std::size_t(upTo(tables))].id});
    return request;
}

bool overlap(const LayoutBox& a, const LayoutBox& b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

int overlaps(const std::vector<LayoutBox>& boxes)
{
    int count = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = i + 1; j < boxes.size(); ++j)
            count += overlap(boxes[i], boxes[j]);
    return count;
}

}  // namespace

TEST_CASE("No two tables overlap, and none is lost")
{
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const auto& [tables, areas, links] : {std::tuple{1, 0, 0.0}, {7, 0, 0.0}, {15, 4, 1.5}, {60, 5, 2.0}, {150, 0, 1.0}, {600, 8, 1.5}}) {
        CAPTURE(tables, areas, links);
        const LayoutRequest request = randomRequest(random, tables, areas, links);
        const auto placed = arrange(request);
        REQUIRE(placed);
        REQUIRE(placed->size() == request.boxes.size());
        CHECK(overlaps(*placed) == 0);
        for (std::size_t i = 0; i < placed->size(); ++i) {
            CHECK((*placed)[i].id == request.boxes[i].id);
            CHECK((*placed)[i].x >= -0.001);
            CHECK((*placed)[i].y >= -0.001);
        }
    }
}

TEST_CASE("An empty design is arranged")
{
    const auto placed = arrange({});
    REQUIRE(placed);
    CHECK(placed->empty());
}

TEST_CASE("A request travels to the worker and back")
{
    std::mt19937 random(1);
    const LayoutRequest request = randomRequest(random, 20, 3, 1.0);
    const auto read = readLayoutRequest(writeLayoutRequest(request));
    REQUIRE(read);
    CHECK(*read == request);
    CHECK(*readLayoutAnswer(writeLayoutAnswer(request.boxes)) == request.boxes);
}

TEST_CASE("A message that was cut off is refused")
{
    std::mt19937 random(1);
    std::string text = writeLayoutRequest(randomRequest(random, 5, 0, 1.0));
    text.resize(text.size() - 4);
    CHECK_FALSE(readLayoutRequest(text));
    CHECK_FALSE(readLayoutRequest("box nonsense"));
    CHECK_FALSE(readLayoutRequest(""));
}
