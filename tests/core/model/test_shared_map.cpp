#include "core/model/shared_map.h"

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <random>
#include <string>

using namespace barch;

namespace {

struct Item {
    int id = 0;
    std::string text;
    bool operator==(const Item&) const = default;
};
using Items = SharedMap<Item>;

std::map<int, std::string> contents(const Items& items)
{
    std::map<int, std::string> all;
    for (const Item& item : items)
        all.emplace(item.id, item.text);
    return all;
}

}  // namespace

TEST_CASE("A shared map agrees with a plain map under random edits, and old versions stay as they were")
{
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    Items items;
    std::map<int, std::string> model;
    for (int step = 0; step < 5000; ++step) {
        const int key = std::uniform_int_distribution(0, 700)(random);
        const Items before = items;
        const auto modelBefore = model;
        if (step % 3 == 0) {
            items = items.without(key);
            model.erase(key);
        } else {
            items = items.with(Item{key, std::to_string(step)});
            model[key] = std::to_string(step);
        }
        REQUIRE(items.size() == model.size());
        REQUIRE((items.find(key) != nullptr) == model.contains(key));
        if (step % 100 == 0) {
            REQUIRE(contents(items) == model);
            REQUIRE(contents(before) == modelBefore);
        }
        int differences = 0;
        Items::forEachDifference(before, items, [&](const Item* a, const Item* b) {
            ++differences;
            CHECK((a ? a->id : b->id) == key);
        });
        REQUIRE(differences == (step % 3 == 0 ? int(modelBefore.contains(key)) : 1));
    }
}

TEST_CASE("A map built at once equals one built step by step")
{
    std::vector<Items::Pointer> all;
    Items steps;
    for (int i = 999; i >= 0; --i) {
        all.push_back(std::make_shared<const Item>(Item{i * 7 % 1000, "x"}));
        steps = steps.with(Item{i, "x"});
    }
    const Items atOnce = Items::of(all);
    CHECK(atOnce.size() == 1000);
    CHECK(atOnce == steps);
    CHECK_FALSE(atOnce == steps.with(Item{5, "y"}));
    CHECK_FALSE(atOnce == steps.without(5));
}

TEST_CASE("Differences between unrelated maps name each side")
{
    const Items a = Items().with(Item{1, "a"}).with(Item{2, "b"});
    const Items b = Items().with(Item{2, "c"}).with(Item{3, "d"});
    std::vector<std::pair<std::optional<std::string>, std::optional<std::string>>> seen;
    Items::forEachDifference(a, b, [&](const Item* x, const Item* y) {
        seen.emplace_back(x ? std::optional(x->text) : std::nullopt, y ? std::optional(y->text) : std::nullopt);
    });
    REQUIRE(seen.size() == 3);
    CHECK(seen[0].first == "a");
    CHECK_FALSE(seen[0].second);
    CHECK(seen[1].second == "c");
    CHECK_FALSE(seen[2].first);
}
