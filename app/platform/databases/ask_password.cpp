#include "app/platform/databases/database_password.h"

#ifdef _WIN32
#include <conio.h>
#include <cstdio>
#else
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace barch {
namespace {

std::string question(const DatabaseUrl& url)
{
    return "Password for " + withoutPassword(url) + ": ";
}

}  // namespace

#ifdef _WIN32

std::optional<std::string> askPassword(const DatabaseUrl& url)
{
    std::fputs(question(url).c_str(), stderr);
    std::string typed;
    for (int c = _getch(); c != '\r' && c != '\n' && c != EOF; c = _getch()) {
        if (c == 3)
            return std::nullopt;
        if (c == '\b' && !typed.empty())
            typed.pop_back();
        else if (c != '\b')
            typed += static_cast<char>(c);
    }
    std::fputs("\n", stderr);
    return typed.empty() ? std::nullopt : std::optional(typed);
}

#else

std::optional<std::string> askPassword(const DatabaseUrl& url)
{
    // Not stdin and stdout: those may be a schema and a file.
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0)
        return std::nullopt;
    termios before{};
    if (::tcgetattr(terminal, &before) != 0) {
        ::close(terminal);
        return std::nullopt;
    }
    termios quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    // Ctrl+C and the like would leave the terminal without echo: they arrive as bytes and end the question.
    quiet.c_lflag &= ~static_cast<tcflag_t>(ISIG);
    ::tcsetattr(terminal, TCSAFLUSH, &quiet);
    const std::string text = question(url);
    bool isGivenUp = ::write(terminal, text.data(), text.size()) < 0;
    std::string typed;
    char c = 0;
    while (!isGivenUp && ::read(terminal, &c, 1) == 1 && c != '\n') {
        isGivenUp = c == 3 || c == 26 || c == 28;
        typed += c;
    }
    isGivenUp = ::write(terminal, "\n", 1) < 0 || isGivenUp;
    ::tcsetattr(terminal, TCSAFLUSH, &before);
    ::close(terminal);
    return isGivenUp || typed.empty() ? std::nullopt : std::optional(typed);
}

#endif

}  // namespace barch
