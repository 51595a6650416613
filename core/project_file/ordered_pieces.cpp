#include "core/project_file/ordered_pieces.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace barch {
namespace {

constexpr std::size_t pieceCapacity = 256 * 1024;
constexpr std::size_t window = 8;

struct Slot {
    JsonText text{pieceCapacity};
    bool isReady = false;
};

class Pieces {
public:
    Pieces(std::size_t count, const std::function<void(std::size_t, JsonText&)>& make) : m_count(count), m_make(make), m_slots(window) {}

    void makeAll()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [&] { return m_isStopped || m_made == m_count || mayMake(); });
            if (m_isStopped || m_made == m_count)
                return;
            makeNext(lock);
        }
    }

    bool sendAll(const ByteSink& sink)
    {
        std::unique_lock lock(m_mutex);
        while (m_sent < m_count && !m_isStopped) {
            Slot& slot = m_slots[m_sent % window];
            if (slot.isReady) {
                lock.unlock();
                const bool isWanted = sink(slot.text.text());
                lock.lock();
                slot.isReady = false;
                ++m_sent;
                m_isStopped = !isWanted;
                m_changed.notify_all();
            } else if (mayMake()) {
                makeNext(lock);
            } else {
                m_changed.wait(lock);
            }
        }
        return !m_isStopped;
    }

private:
    bool mayMake() const { return m_made < m_count && m_made < m_sent + window; }

    void makeNext(std::unique_lock<std::mutex>& lock)
    {
        const std::size_t piece = m_made++;
        Slot& slot = m_slots[piece % window];
        lock.unlock();
        slot.text.clear();
        m_make(piece, slot.text);
        lock.lock();
        slot.isReady = true;
        m_changed.notify_all();
    }

    const std::size_t m_count;
    const std::function<void(std::size_t, JsonText&)>& m_make;
    std::vector<Slot> m_slots;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_made = 0;
    std::size_t m_sent = 0;
    bool m_isStopped = false;
};

}  // namespace

bool writeInOrder(std::size_t count, const std::function<void(std::size_t, JsonText&)>& make, const ByteSink& sink)
{
    Pieces pieces(count, make);
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < std::min(4U, std::thread::hardware_concurrency()); ++i)
        others.emplace_back([&] { pieces.makeAll(); });
    return pieces.sendAll(sink);
}

}  // namespace barch
