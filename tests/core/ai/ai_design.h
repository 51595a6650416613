#pragma once

#include "core/model/project.h"

#include <string>

namespace barch::test {

inline AiModelId modelId(const std::string& name)
{
    return AiModelId::derive("model/" + name);
}

inline AiModel aiModel(const std::string& name, const std::string& inputPrice, const std::string& outputPrice, double requests, double input, double output)
{
    AiModel model;
    model.id = modelId(name);
    model.name = name;
    model.modelVariable = "AI_MODEL";
    model.currency = "EUR";
    model.inputPrice = inputPrice;
    model.outputPrice = outputPrice;
    model.requestsPerMonth = requests;
    model.inputTokens = input;
    model.outputTokens = output;
    model.logsUsage = true;
    return model;
}

inline Project with(Project project, const AiModel& model)
{
    project.aiModels = project.aiModels.with(model);
    return project;
}

}  // namespace barch::test
