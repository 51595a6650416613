#pragma once

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace barch {

/// What somebody worked out about one chunk of a SharedMap, to skip the chunk where it has nothing of
/// interest. See SharedMap::anyWhere.
struct ChunkSummary {
    virtual ~ChunkSummary() = default;
};

/// Keeps the summary of whoever asks first; several threads may ask at a time. A copy starts empty,
/// because it is made to be changed.
class KeptSummary {
public:
    KeptSummary() = default;
    KeptSummary(const KeptSummary&) {}
    KeptSummary& operator=(const KeptSummary&) = delete;
    ~KeptSummary() { delete m_kept.load(std::memory_order_acquire); }

    template <class Make>
    const ChunkSummary& get(Make make) const
    {
        const ChunkSummary* kept = m_kept.load(std::memory_order_acquire);
        if (!kept) {
            std::unique_ptr<const ChunkSummary> made = make();
            if (m_kept.compare_exchange_strong(kept, made.get(), std::memory_order_acq_rel))
                kept = made.release();
        }
        return *kept;
    }

private:
    mutable std::atomic<const ChunkSummary*> m_kept = nullptr;
};

/// An immutable sorted map from `T::id` to `std::shared_ptr<const T>` that shares what did not
/// change with the map it was made from. Copying costs one pointer; `with` and `without` copy one
/// chunk and the list of chunks, so an edit in 10,000 elements touches some hundred pointers.
template <class T>
class SharedMap {
public:
    using Key = std::remove_cvref_t<decltype(std::declval<T>().id)>;
    using Pointer = std::shared_ptr<const T>;

private:
    struct Entry {
        Key key;
        Pointer value;
    };
    struct Chunk : std::vector<Entry> {
        using std::vector<Entry>::vector;
        KeptSummary summary;
    };
    using ChunkPointer = std::shared_ptr<const Chunk>;
    struct Root {
        std::vector<ChunkPointer> chunks;  // never empty chunks
        std::size_t size = 0;
    };
    static constexpr std::size_t chunkLimit = 128;

public:
    /// Walks the elements in the order of their ids.
    class Iterator {
    public:
        using value_type = T;
        using reference = const T&;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;

        Iterator() = default;
        const T& operator*() const { return *entry().value; }
        const T* operator->() const { return entry().value.get(); }
        const Pointer& pointer() const { return entry().value; }
        Iterator& operator++()
        {
            if (++m_index == (*m_chunk)->size()) {
                ++m_chunk;
                m_index = 0;
            }
            return *this;
        }
        Iterator operator++(int)
        {
            auto before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator&) const = default;

    private:
        friend class SharedMap;
        Iterator(const ChunkPointer* chunk, std::size_t index) : m_chunk(chunk), m_index(index) {}
        const Entry& entry() const { return (**m_chunk)[m_index]; }
        const ChunkPointer* m_chunk = nullptr;
        std::size_t m_index = 0;
    };

    SharedMap() = default;

    /// Takes elements in any order; of several with one id the last stays (see `duplicateIn`).
    static SharedMap of(std::vector<Pointer> elements)
    {
        auto byKey = [](const Pointer& a, const Pointer& b) { return a->id < b->id; };
        if (!std::is_sorted(elements.begin(), elements.end(), byKey))
            std::stable_sort(elements.begin(), elements.end(), byKey);
        auto root = std::make_shared<Root>();
        auto chunk = std::make_shared<Chunk>();
        chunk->reserve(chunkLimit / 2);
        for (std::size_t i = 0; i < elements.size(); ++i) {
            if (i + 1 < elements.size() && elements[i]->id == elements[i + 1]->id)
                continue;
            if (chunk->size() == chunkLimit / 2) {
                root->chunks.push_back(std::move(chunk));
                chunk = std::make_shared<Chunk>();
                chunk->reserve(chunkLimit / 2);
            }
            const Key key = elements[i]->id;
            chunk->push_back({key, std::move(elements[i])});
            ++root->size;
        }
        if (!chunk->empty())
            root->chunks.push_back(std::move(chunk));
        SharedMap map;
        if (root->size > 0)
            map.m_root = std::move(root);
        return map;
    }

    std::size_t size() const { return m_root ? m_root->size : 0; }
    bool empty() const { return !m_root; }
    Iterator begin() const { return m_root ? Iterator(m_root->chunks.data(), 0) : Iterator(); }
    Iterator end() const
    {
        return m_root ? Iterator(m_root->chunks.data() + m_root->chunks.size(), 0) : Iterator();
    }

    /// The element, or nullptr. Valid as long as any map shares it.
    const T* find(const Key& key) const
    {
        const Pointer* found = locate(key);
        return found ? found->get() : nullptr;
    }
    Pointer share(const Key& key) const
    {
        const Pointer* found = locate(key);
        return found ? *found : nullptr;
    }
    bool contains(const Key& key) const { return locate(key) != nullptr; }

    /// The map with `element` added, or put in the place of the one with its id.
    SharedMap with(T element) const { return with(std::make_shared<const T>(std::move(element))); }
    SharedMap with(Pointer element) const
    {
        if (!m_root)
            return of({std::move(element)});
        auto root = std::make_shared<Root>(*m_root);
        const std::size_t at = chunkFor(element->id);
        auto chunk = std::make_shared<Chunk>(*root->chunks[at]);
        const auto place = lowerBound(*chunk, element->id);
        const Key key = element->id;
        if (place != chunk->end() && place->key == key) {
            place->value = std::move(element);
        } else {
            chunk->insert(place, {key, std::move(element)});
            ++root->size;
        }
        if (chunk->size() > chunkLimit) {
            const auto middle = chunk->begin() + chunkLimit / 2;
            auto upper = std::make_shared<Chunk>(middle, chunk->end());
            chunk->erase(middle, chunk->end());
            root->chunks.insert(root->chunks.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(upper));
        }
        root->chunks[at] = std::move(chunk);
        return SharedMap(std::move(root));
    }

    /// The map without the element of that id; the same map where there is none.
    SharedMap without(const Key& key) const
    {
        if (!contains(key))
            return *this;
        if (m_root->size == 1)
            return {};
        auto root = std::make_shared<Root>(*m_root);
        const std::size_t at = chunkFor(key);
        auto chunk = std::make_shared<Chunk>(*root->chunks[at]);
        chunk->erase(lowerBound(*chunk, key));
        --root->size;
        if (chunk->empty())
            root->chunks.erase(root->chunks.begin() + static_cast<std::ptrdiff_t>(at));
        else
            root->chunks[at] = std::move(chunk);
        return SharedMap(std::move(root));
    }

    /// The elements of one chunk, for making its summary.
    struct Range {
        Iterator first;
        Iterator last;
        Iterator begin() const { return first; }
        Iterator end() const { return last; }
    };

    /// Whether `test(element)` is true for any element, in the order of ids, asking no further. Chunks
    /// for whose Summary `may(summary)` is false are skipped. A Summary is a ChunkSummary made from a
    /// Range; it is kept, so all callers for one T use the same class.
    template <class Summary, class May, class Test>
    bool anyWhere(May may, Test test) const
    {
        if (!m_root)
            return false;
        for (const ChunkPointer& chunk : m_root->chunks) {
            const Range range{Iterator(&chunk, 0), Iterator(&chunk + 1, 0)};
            const ChunkSummary& kept = chunk->summary.get([&] { return std::make_unique<const Summary>(range); });
            assert(dynamic_cast<const Summary*>(&kept));
            if (may(static_cast<const Summary&>(kept)) && std::any_of(range.first, range.last, test))
                return true;
        }
        return false;
    }

    /// Shares everything with `other`: equal without looking at an element.
    bool sameAs(const SharedMap& other) const { return m_root == other.m_root; }

    bool operator==(const SharedMap& other) const
    {
        bool equal = size() == other.size();
        if (equal && !sameAs(other))
            forEachDifference(*this, other, [&](const T* a, const T* b) { equal = equal && a && b && *a == *b; });
        return equal;
    }

    /// Calls `report(before, after)` for each element that is not shared by both maps, in the order
    /// of ids; a missing side is nullptr. What is shared is skipped a chunk at a time.
    template <class Report>
    static void forEachDifference(const SharedMap& before, const SharedMap& after, Report report)
    {
        if (before.sameAs(after))
            return;
        auto a = before.begin();
        auto b = after.begin();
        const auto aEnd = before.end();
        const auto bEnd = after.end();
        while (a != aEnd || b != bEnd) {
            if (a != aEnd && b != bEnd) {
                if (a.m_index == 0 && b.m_index == 0 && *a.m_chunk == *b.m_chunk) {
                    ++a.m_chunk;
                    ++b.m_chunk;
                    continue;
                }
                const Entry& left = a.entry();
                const Entry& right = b.entry();
                if (left.key == right.key) {
                    if (left.value != right.value)
                        report(left.value.get(), right.value.get());
                    ++a;
                    ++b;
                    continue;
                }
                if (left.key < right.key) {
                    report(left.value.get(), static_cast<const T*>(nullptr));
                    ++a;
                    continue;
                }
            } else if (a != aEnd) {
                report(a.entry().value.get(), static_cast<const T*>(nullptr));
                ++a;
                continue;
            }
            report(static_cast<const T*>(nullptr), b.entry().value.get());
            ++b;
        }
    }

private:
    explicit SharedMap(std::shared_ptr<const Root> root) : m_root(std::move(root)) {}

    template <class C>
    static auto lowerBound(C& chunk, const Key& key)
    {
        return std::lower_bound(chunk.begin(), chunk.end(), key,
                                [](const Entry& entry, const Key& wanted) { return entry.key < wanted; });
    }
    /// The last chunk whose first key is not above `key`, or the first chunk.
    std::size_t chunkFor(const Key& key) const
    {
        const auto& chunks = m_root->chunks;
        const auto after = std::upper_bound(chunks.begin(), chunks.end(), key, [](const Key& wanted, const ChunkPointer& c) {
            return wanted < c->front().key;
        });
        return after == chunks.begin() ? 0 : static_cast<std::size_t>(after - chunks.begin()) - 1;
    }
    const Pointer* locate(const Key& key) const
    {
        if (!m_root)
            return nullptr;
        const Chunk& chunk = *m_root->chunks[chunkFor(key)];
        const auto place = lowerBound(chunk, key);
        return place != chunk.end() && place->key == key ? &place->value : nullptr;
    }

    std::shared_ptr<const Root> m_root;
};

/// One shared immutable value; never empty. Copying costs a pointer.
template <class T>
class Shared {
public:
    Shared() : m_value(defaultValue()) {}
    Shared(T value) : m_value(std::make_shared<const T>(std::move(value))) {}
    const T& operator*() const { return *m_value; }
    const T* operator->() const { return m_value.get(); }
    bool sameAs(const Shared& other) const { return m_value == other.m_value; }
    bool operator==(const Shared& other) const { return sameAs(other) || *m_value == *other.m_value; }

private:
    static const std::shared_ptr<const T>& defaultValue()
    {
        static const auto value = std::make_shared<const T>();
        return value;
    }
    std::shared_ptr<const T> m_value;
};

}  // namespace barch
