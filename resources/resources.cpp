// The resources themselves are generated; a library needs one source of its own.
namespace barch {
extern const int resourceFormat;
const int resourceFormat = 1;
}  // namespace barch
