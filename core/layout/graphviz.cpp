#include "core/layout/graphviz.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <memory>

namespace barch {
namespace {

std::string& lastMessage()
{
    static std::string message;  // Graphviz reports through a plain function
    return message;
}

int keepMessage(char* text)
{
    lastMessage() += text;
    return 0;
}

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
struct FreeContext {
    void operator()(GVC_t* context) const { gvFreeContext(context); }
};

Error failure(const char* what)
{
    std::string message = lastMessage();
    while (!message.empty() && (message.back() == '\n' || message.back() == ' '))
        message.pop_back();
    return {what + (message.empty() ? std::string(".") : ": " + message + "."), "", "Is Graphviz installed?"};
}

}  // namespace

Result<std::string> drawDot(const std::string& dot, const std::string& format)
{
    lastMessage().clear();
    agseterrf(keepMessage);
    const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
    const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(dot.c_str()));
    if (!graph)
        return failure("The diagram could not be read by Graphviz");
    if (gvLayout(context.get(), graph.get(), "dot") != 0)
        return failure("The diagram could not be laid out");
    char* bytes = nullptr;
    unsigned length = 0;
    const int status = gvRenderData(context.get(), graph.get(), format.c_str(), &bytes, &length);
    std::string drawn = status == 0 ? std::string(bytes, length) : std::string();
    if (status == 0)
        gvFreeRenderData(bytes);
    gvFreeLayout(context.get(), graph.get());
    if (status != 0)
        return failure("The diagram could not be drawn");
    return drawn;
}

}  // namespace barch
