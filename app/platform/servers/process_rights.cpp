#include "app/platform/servers/process_rights.h"

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace barch {

const passwd* accountOf(const ProcessUser& user)
{
    return user.name.empty() ? nullptr : getpwnam(user.name.c_str());
}

void takeRights(const passwd* who)
{
    if (who && (setgroups(0, nullptr) != 0 || setgid(who->pw_gid) != 0 || setuid(who->pw_uid) != 0))
        _exit(126);
}

}  // namespace barch
