#include "app/platform/content_files.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace barch {
namespace {

Content readFromProgram()
{
    std::map<std::string, std::string> files;
    for (const std::string& path : resourcePaths(""))
        if (path.ends_with(".json") || path.ends_with(".md"))
            files.emplace(path, resourceText(path));
    Result<Content> content = readContent(files);
    if (!content) {
        std::fprintf(stderr, "barch: the program's own content is damaged: %s\n", content.error().text().c_str());
        std::abort();
    }
    return std::move(content).value();
}

}  // namespace

const Content& productContent()
{
    static const Content content = readFromProgram();
    return content;
}

std::string resourceText(std::string_view path)
{
    QFile file(":/" + QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size())));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::vector<std::string> resourcePaths(std::string_view folder)
{
    std::vector<std::string> paths;
    const QString root = ":/" + QString::fromUtf8(folder.data(), static_cast<qsizetype>(folder.size()));
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next().mid(2);
        if (!path.startsWith("qt-project.org"))
            paths.push_back(path.toStdString());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace barch
