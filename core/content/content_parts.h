#pragma once

#include "core/content/content.h"
#include "core/content/json_members.h"

namespace barch::content {

/// One reader for each kind of file. Each throws a Fault for what is wrong in itself.
Condition readCondition(const Json& json, const std::string& path);
Recommendation readRecommendation(const Json& json, const std::string& path);
Questionnaire readQuestionnaire(const Json& json);
std::map<std::string, GlossaryTerm, std::less<>> readGlossary(const Json& json);
Provider readProvider(const Json& json);
Starter readStarter(const Json& json);

/// Holds the files against each other: questions that conditions name, terms, providers, tables.
/// Throws a Fault whose member starts with the file.
void holdTogether(const Content& content);
/// Throws unless the condition asks for questions and values that there are.
void expectCondition(const Content& content, const Condition& condition, const std::string& where);

}  // namespace barch::content
