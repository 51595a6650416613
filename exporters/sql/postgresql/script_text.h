#pragma once

#include "exporters/sql/step.h"

#include "core/model/project.h"

#include <string>

namespace barch::sql::postgresql {

/// What holds for one transaction of a migration: how its texts are read, what it waits for, where names are
/// looked up.
std::string scriptSettings(const Project& project);

/// Switches between the role that owns things and whoever started the file.
class Speaker {
public:
    /// No `owner`: nothing to switch to.
    Speaker(std::string& text, const Role* owner) : m_text(text), m_owner(owner) {}
    void speakAs(RunAs who);

private:
    std::string& m_text;
    const Role* m_owner;
    RunAs m_now = RunAs::Starter;
    bool m_spoken = false;
};

}  // namespace barch::sql::postgresql
