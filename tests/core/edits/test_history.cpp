#include "core/edits/history.h"
#include "core/edits/project_edits.h"

#include <catch2/catch.hpp>

using namespace barch;

namespace {

LabelledEdit describe(std::string text, std::string mergeKey = {})
{
    return {"Describe as " + text, [text](const Project& project) { return setProjectDescription(project, text); },
            std::move(mergeKey)};
}

}  // namespace

TEST_CASE("Undo and redo give back the very values")
{
    History history{Project()};
    CHECK_FALSE(history.canUndo());
    CHECK(history.undoLabel().empty());
    const Project start = history.current();
    REQUIRE(history.apply(describe("a")));
    const Project a = history.current();
    REQUIRE(history.apply(describe("b")));
    CHECK(history.undoLabel() == "Describe as b");
    history.undo();
    CHECK(sameAs(history.current(), a));
    CHECK(history.redoLabel() == "Describe as b");
    history.undo();
    CHECK(sameAs(history.current(), start));
    history.undo();
    CHECK(sameAs(history.current(), start));
    history.redo();
    CHECK(sameAs(history.current(), a));
    REQUIRE(history.apply(describe("c")));
    CHECK_FALSE(history.canRedo());
    CHECK(history.current().info->description == "c");
}

TEST_CASE("A failing edit changes nothing")
{
    History history{Project()};
    const auto result = history.apply({"Rename", [](const Project& p) { return renameProject(p, ""); }, {}});
    REQUIRE_FALSE(result);
    CHECK(result.error().what == "A project needs a name.");
    CHECK_FALSE(history.canUndo());
}

TEST_CASE("An edit that changes nothing adds no step and keeps what was undone")
{
    History history{Project()};
    REQUIRE(history.apply(describe("a")));
    history.undo();
    REQUIRE(history.apply(describe("")));
    CHECK_FALSE(history.canUndo());
    CHECK(history.canRedo());
}

TEST_CASE("Keystrokes in one field are one step until it loses the focus")
{
    History history{Project()};
    REQUIRE(history.apply(describe("H", "description")));
    REQUIRE(history.apply(describe("He", "description")));
    REQUIRE(history.apply(describe("Hel", "description")));
    history.closeStep();
    REQUIRE(history.apply(describe("Help", "description")));
    history.undo();
    CHECK(history.current().info->description == "Hel");
    history.undo();
    CHECK(history.current().info->description.empty());
    CHECK_FALSE(history.canUndo());
}

TEST_CASE("Another field begins another step")
{
    History history{Project()};
    REQUIRE(history.apply(describe("a", "description")));
    REQUIRE(history.apply({"Rename", [](const Project& p) { return renameProject(p, "n"); }, "name"}));
    REQUIRE(history.apply(describe("b", "description")));
    history.undo();
    CHECK(history.current().info->description == "a");
    CHECK(history.current().info->name == "n");
}

TEST_CASE("After undo the same field begins another step")
{
    History history{Project()};
    REQUIRE(history.apply(describe("a", "description")));
    history.closeStep();
    REQUIRE(history.apply(describe("b", "description")));
    history.undo();
    REQUIRE(history.apply(describe("c", "description")));
    history.undo();
    CHECK(history.current().info->description == "a");
}

TEST_CASE("What changed since the last save is counted both ways")
{
    History history{Project()};
    CHECK(history.isSaved());
    REQUIRE(history.apply(describe("a")));
    REQUIRE(history.apply(describe("b")));
    CHECK(history.stepsSinceSaved() == 2);
    history.markSaved();
    CHECK(history.isSaved());
    REQUIRE(history.apply(describe("c")));
    CHECK(history.labelsSinceSaved() == std::vector<std::string>{"Describe as c"});
    history.undo();
    CHECK(history.isSaved());
    history.undo();
    CHECK(history.labelsSinceSaved() == std::vector<std::string>{"Undo: Describe as b"});
    REQUIRE(history.apply(describe("d")));
    CHECK_FALSE(history.isSaved());
    CHECK(history.labelsSinceSaved() == std::vector<std::string>{"Undo: Describe as b", "Describe as d"});
    history.undo();
    history.undo();
    CHECK(history.labelsSinceSaved() == std::vector<std::string>{"Undo: Describe as b", "Undo: Describe as a"});
}

TEST_CASE("Saving ends the step that is being typed")
{
    History history{Project()};
    REQUIRE(history.apply(describe("a", "description")));
    history.markSaved();
    REQUIRE(history.apply(describe("ab", "description")));
    CHECK_FALSE(history.isSaved());
    history.undo();
    CHECK(history.isSaved());
}

TEST_CASE("What the program adds by itself is no step and nothing to save")
{
    History history{Project()};
    REQUIRE(history.apply(describe("a")));
    history.markSaved();
    REQUIRE(history.amend(describe("a, placed").apply));
    CHECK(history.current().info->description == "a, placed");
    CHECK(history.isSaved());
    CHECK(history.undoLabel() == "Describe as a");
    REQUIRE(history.apply(describe("b")));
    history.undo();
    CHECK(history.current().info->description == "a, placed");
    REQUIRE(history.apply(describe("c")));
    REQUIRE(history.amend(describe("c, placed").apply));
    CHECK_FALSE(history.isSaved());
    CHECK(history.stepsSinceSaved() == 1);
}
