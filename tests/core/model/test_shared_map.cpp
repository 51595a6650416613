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

namespace {

int summariesMade = 0;

struct Texts : ChunkSummary {
    explicit Texts(const Items::Range& range)
    {
        ++summariesMade;
        for (const Item& item : range)
            all += item.text + ' ';
    }
    std::string all;
};

/// The ids of the elements with this text, and how many elements were looked at for it.
std::pair<std::vector<int>, int> withText(const Items& items, const std::string& text)
{
    std::vector<int> found;
    int looked = 0;
    items.anyWhere<Texts>([&](const Texts& texts) { return texts.all.find(text) != std::string::npos; },
                          [&](const Item& item) {
                              ++looked;
                              if (item.text == text)
                                  found.push_back(item.id);
                              return false;
                          });
    return {found, looked};
}

}  // namespace

TEST_CASE("A search looks only into chunks whose summary says so, and an edit makes one summary again")
{
    Items items;
    for (int i = 0; i < 5000; ++i)
        items = items.with(Item{i, i % 1000 == 7 ? "wanted" : "other"});
    summariesMade = 0;
    const auto [found, looked] = withText(items, "wanted");
    CHECK(found == std::vector<int>{7, 1007, 2007, 3007, 4007});
    CHECK(looked <= 5 * 128);
    const int made = summariesMade;
    CHECK(made > 5);
    const Items edited = items.with(Item{2500, "wanted"}).without(7);
    CHECK(withText(edited, "wanted").first == std::vector<int>{1007, 2007, 2500, 3007, 4007});
    CHECK(summariesMade == made + 2);
    CHECK(withText(items, "wanted").first == found);
    CHECK(summariesMade == made + 2);
    CHECK(items.anyWhere<Texts>([](const Texts&) { return true; }, [](const Item& item) { return item.id == 3; }));
    CHECK_FALSE(items.anyWhere<Texts>([](const Texts&) { return false; }, [](const Item&) { return true; }));
    CHECK_FALSE(Items().anyWhere<Texts>([](const Texts&) { return true; }, [](const Item&) { return true; }));
}
