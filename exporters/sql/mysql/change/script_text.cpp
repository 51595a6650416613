#include "exporters/sql/mysql/change/script_text.h"

#include "exporters/sql/mysql/migration.h"
#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

std::string settings()
{
    return scriptSettings() + "SET time_zone = '+00:00';\nSET lock_wait_timeout = 10;  -- seconds that a statement waits for its table\n";
}

std::string heading(const Project& before, const Project& after, const PlannedStep& step)
{
    std::string text = pathOfStep(before, after, step);
    if (!step.comment.empty())
        text += ": " + step.comment;
    std::string costs;
    for (const Cost cost : step.costs)
        costs += (costs.empty() ? "" : ", ") + std::string(words(cost));
    return oneLine(text) + (costs.empty() ? "" : " (" + costs + ")");
}

/// As comments, however many lines it has.
std::string commented(const std::string& statement)
{
    std::string text = "-- Back: ";
    for (const char c : statement)
        text += c == '\n' ? std::string("\n--       ") : std::string(1, c);
    return text + ";\n";
}

std::string notes(const std::string& steps)
{
    std::string text;
    if (steps.find("\nDELIMITER ") != std::string::npos)
        text += "-- The DELIMITER lines are for the clients mysql and mariadb. A driver takes each block without them.\n";
    if (steps.find("CREATE FUNCTION") != std::string::npos)
        text += "-- Where the server keeps a binary log, functions need log_bin_trust_function_creators = 1 or SUPER.\n";
    return text;
}

}  // namespace

std::string pathOfStep(const Project& before, const Project& after, const PlannedStep& step)
{
    const std::string path = pathOf(after, step.element);
    const bool isUnknown = path.empty() || (step.element.id && path.ends_with(step.element.id.text()));
    return isUnknown ? pathOf(before, step.element) : path;
}

std::string upText(const Project& before, const Project& after, const PlannedSteps& steps)
{
    std::string list;
    const std::string of = " of " + std::to_string(steps.size()) + ". ";
    for (std::size_t i = 0; i < steps.size(); ++i) {
        list += "\n-- Step " + std::to_string(i + 1) + of + heading(before, after, steps[i]) + "\n";
        appendStatement(list, steps[i].statement);
        if (steps[i].back.empty())
            list += "-- Back: there is nothing to take back.\n";
        for (const std::string& back : steps[i].back)
            list += commented(back);
    }
    return "-- MySQL commits each statement by itself. So each step is one statement, with what takes it back below it.\n"
           "-- When it stops, the client names the line, and the number of the step stands above that. To go on, mend what\n"
           "-- is wrong and run the rest from that step (and these settings first). To go back, run the down file from the\n"
           "-- step before it.\n" +
           notes(list) + "\n" + settings() + list;
}

std::string downText(const Project& before, const Project& after, const PlannedSteps& steps)
{
    std::string list;
    for (std::size_t i = steps.size(); i-- > 0;) {
        if (steps[i].back.empty())
            continue;
        const bool isLost = std::find(steps[i].costs.begin(), steps[i].costs.end(), Cost::DeletesData) != steps[i].costs.end();
        list += "\n-- Back from step " + std::to_string(i + 1) + ". " + oneLine(pathOfStep(before, after, steps[i])) +
                (isLost ? ": what it held can't be brought back" : "") + "\n";
        for (const std::string& back : steps[i].back)
            appendStatement(list, back);
    }
    return "-- MySQL commits each statement by itself. When the way up stopped in the middle, run this from the last step that\n"
           "-- was done there (and these settings first): steps have the same numbers in both files.\n" +
           notes(list) + "\n" + settings() + list;
}

}  // namespace barch::sql::mysql
