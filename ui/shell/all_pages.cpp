#include "ui/shell/page.h"
#include "ui/shell/page_badges.h"

namespace barch::ui {
namespace {

template <class T>
[[maybe_unused]] Page* make(const PageContext& context)
{
    return new T(context);
}

}  // namespace

const std::vector<PageEntry>& allPages()
{
    static const std::vector<PageEntry> pages = {};
    return pages;
}

}  // namespace barch::ui
