#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace barch::test {

/// A plan for tests: features known by their names, dependencies as "needs".
class TestPlan {
public:
    Project project;

    static FeatureId idOf(const std::string& name) { return FeatureId::derive("feature/" + name); }
    static ReleaseId releaseOf(const std::string& name) { return name.empty() ? ReleaseId() : ReleaseId::derive("release/" + name); }

    TestPlan& feature(const std::string& name, Moscow moscow, int value, int effort, const std::vector<std::string>& needs = {}, const std::string& release = {})
    {
        Feature feature;
        feature.id = idOf(name);
        feature.name = name;
        feature.moscow = moscow;
        feature.value = value;
        feature.effort = effort;
        feature.release = releaseOf(release);
        for (const std::string& need : needs)
            feature.dependsOn.push_back(idOf(need));
        project.features = project.features.with(std::move(feature));
        return *this;
    }
    TestPlan& release(const std::string& name, int position, double capacity)
    {
        Release release;
        release.id = releaseOf(name);
        release.name = name;
        release.position = position;
        release.capacity = capacity;
        project.releases = project.releases.with(std::move(release));
        return *this;
    }
    std::string names(const std::vector<FeatureId>& ids) const
    {
        std::string text;
        for (const FeatureId id : ids)
            text += (text.empty() ? "" : " ") + project.features.find(id)->name;
        return text;
    }
};

template <class T>
T good(Result<T> result)
{
    if (!result)
        FAIL(result.error().text());
    return std::move(result).value();
}

}  // namespace barch::test
