#pragma once

#include "app/platform/file_bytes.h"

#include <utility>

#include <sys/stat.h>
#include <unistd.h>

namespace barch {

/// An open file of the system, closed with this. Private to the platform's own files.
class FileHandle {
public:
    explicit FileHandle(int number) : m_number(number) {}
    FileHandle(FileHandle&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    FileHandle& operator=(FileHandle&& other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~FileHandle()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }

private:
    int m_number;
};

FileMark markOf(const struct stat& status, std::uint64_t hash, bool stampsTell);

}  // namespace barch
