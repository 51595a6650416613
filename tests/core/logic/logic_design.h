#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch::test {

/// Ids by the name: what is called the same is the same.
ServiceId serviceId(const std::string& name);
JobId jobId(const std::string& name);

Project plusService(Project project, const std::string& name, const std::string& layer, const std::vector<std::string>& uses = {}, const std::vector<std::string>& starts = {});
Project plusJob(Project project, const std::string& name, const std::string& service = {}, const std::string& schedule = {});
/// A sound design: controllers, a service that starts a job and a repository; the job calls somebody outside.
Project logicDesign();

}  // namespace barch::test
