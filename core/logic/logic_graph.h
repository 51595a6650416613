#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>
#include <vector>

namespace barch {

/// Where a part of the running product stands, from whoever asks to where the data lies.
enum class LogicLayer { Entry, Controller, Service, Repository, Job, Outside, Table };

/// What one part does with another.
enum class LogicLink {
    Calls,   ///< and waits for the answer
    Starts,  ///< puts a job into a queue
    Works,   ///< a job has its work done by a service
    Sends,   ///< a job or a service to somebody outside, a message, a search engine
    Keeps,   ///< a service reads and writes a table
};

struct LogicNode {
    ElementRef element;
    std::string name;
    LogicLayer layer = LogicLayer::Service;
};

struct LogicEdge {
    std::size_t from = 0;
    std::size_t to = 0;
    LogicLink link = LogicLink::Calls;
    bool operator==(const LogicEdge&) const = default;
};

/// What calls what: calls of the API and incoming webhooks (Entry), services by layer, jobs, outside calls,
/// messages, search engines and outgoing webhooks (Outside), and the tables that services keep. Whatever
/// nothing refers to is a node too, tables and messages aside. Names of elements that are gone are left out.
struct LogicGraph {
    std::vector<LogicNode> nodes;  ///< by layer, then by name
    std::vector<LogicEdge> edges;  ///< by from, then by to
    std::optional<std::size_t> find(const ElementRef& element) const;
    std::vector<std::size_t> into(std::size_t node) const;   ///< edges, by number
    std::vector<std::size_t> outOf(std::size_t node) const;
};

LogicGraph logicGraph(const Project& project);

/// "controller", "service", "repository"; anything else is no layer.
std::optional<LogicLayer> layerOf(const Service& service);
/// "POST /api/v1/files", "send_email", "stripe: Make customers and checkouts"; the id where it is gone.
std::string logicNameOf(const Project& project, const ElementRef& element);

/// What puts this job into its queue: services, calls of the API, webhooks; by kind, then by name. A
/// schedule counts for itself.
std::vector<ElementRef> startersOf(const Project& project, JobId job);

}  // namespace barch
