#include "app/platform/project_store.h"
#include "core/project_file/project_file.h"
#include "tests/benchmarks/bench_line.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace barch {
namespace {

[[noreturn]] void stop(const std::string& why)
{
    std::fprintf(stderr, "bench_project: %s\n", why.c_str());
    std::exit(1);
}

/// Takes every event and does nothing: what nlohmann's parser itself costs.
struct BareEvents : nlohmann::json_sax<nlohmann::json> {
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override { return false; }
};

void plainWrite(const std::string& path, const std::string& bytes)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    std::size_t done = 0;
    while (file >= 0 && done < bytes.size()) {
        const ssize_t wrote = ::write(file, bytes.data() + done, bytes.size() - done);
        if (wrote <= 0)
            stop("can't write " + path);
        done += static_cast<std::size_t>(wrote);
    }
    if (file < 0 || ::fsync(file) != 0)
        stop("can't write " + path);
    ::close(file);
}

}  // namespace

std::vector<BenchLine> fileLines(const BenchInput& input)
{
    const auto opened = std::make_shared<std::optional<Project>>();
    const std::string plain = input.folder + "/plain";
    const std::string saved = input.folder + "/saved.barch";
    return {
        {"bare SAX pass", [&input] {
             BareEvents events;
             if (!nlohmann::json::sax_parse(input.bytes.data(), input.bytes.data() + input.bytes.size(), &events))
                 stop("the generated file is not JSON");
         }, ""},
        {"open: read the project", [&input, opened] {
             Result<Project> project = readProject(input.bytes, "bench.barch");
             if (!project)
                 stop(project.error().text());
             *opened = std::move(project).value();
         }, "bare SAX pass", 1.5, 1, [opened] { opened->reset(); }},
        {"plain write and fsync", [&input, plain] { plainWrite(plain, input.bytes); }, "", 0, 1,
         [plain] { ::unlink(plain.c_str()); }},
        {"save: whole or not at all", [&input, saved] {
             if (const auto result = saveProject(input.project, saved); !result || !result->written)
                 stop(result ? "nothing was saved" : result.error().text());
         }, "plain write and fsync", 2.0, 1, [&input, saved] {
             Project other = input.project;
             other.info = ProjectInfo();
             if (const auto result = saveProject(other, saved, {.backups = 0}); !result)
                 stop(result.error().text());
         }, true},
        {"write into memory", [&input] {
             const std::string text = writeProject(input.project);
             keep(text.data());
         }, "plain write and fsync"},
    };
}

}  // namespace barch
