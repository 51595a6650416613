#include "app/platform/file_error.h"

#include <cerrno>
#include <cstring>

namespace barch {
namespace {

Error otherwise(const char* what, const std::string& path, int systemError)
{
    return {std::string(what) + " (" + std::strerror(systemError) + ").", path, "Try another folder."};
}

}  // namespace

Error readFailed(const std::string& path, int systemError)
{
    switch (systemError) {
    case ENOENT: return {"There is no such file.", path, "Check the name and the folder."};
    case ENOTDIR: return {"A part of the path is no folder.", path, "Check the name and the folder."};
    case EACCES:
    case EPERM: return {"You may not read this file.", path, "Ask its owner for the right to read it."};
    case EISDIR: return {"This is a folder, not a file.", path, "Name a file in it."};
    case ENAMETOOLONG: return {"The name is too long.", path, "Choose a shorter one."};
    case ELOOP: return {"The link leads round in a circle.", path, "Name the file itself."};
    case EFBIG: return {"The file is larger than 1 GB, so it is no project.", path, "Check the name."};
    case EINVAL: return {"This is no ordinary file.", path, "Copy its content into a file first."};
    default: return otherwise("The file can't be read", path, systemError);
    }
}

Error saveFailed(const std::string& path, int systemError)
{
    switch (systemError) {
    case ENOENT: return {"The folder does not exist.", path, "Make it first, or save to another folder."};
    case ENOTDIR: return {"A part of the path is no folder.", path, "Save to another folder."};
    case EACCES:
    case EPERM:
    case EROFS: return {"You may not write here.", path, "Save to another folder, or ask for the right to write."};
    case EISDIR: return {"This is a folder, not a file.", path, "Name a file in it."};
    case ENAMETOOLONG: return {"The name is too long.", path, "Choose a shorter one."};
    case ELOOP: return {"The link leads round in a circle.", path, "Name the file itself."};
    case ENOSPC:
    case EDQUOT: return {"The disk is full. The file there is as it was.", path, "Free some space, or save to another disk."};
    case EFBIG: return {"The file would be larger than is allowed here.", path, "Save to another disk."};
    case EINVAL: return {"This is no ordinary file.", path, "Save under another name."};
    default: return otherwise("The file can't be saved; what was there is as it was", path, systemError);
    }
}

}  // namespace barch
