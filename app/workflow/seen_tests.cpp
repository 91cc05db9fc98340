#include "app/workflow/seen_tests.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace muster::app {
namespace {

std::uint64_t hashOf(std::string_view text) { return std::max<std::uint64_t>(1, std::hash<std::string_view>{}(text)); }

}  // namespace

SeenTests::Seen SeenTests::look(std::string_view identity, std::string_view readings) {
  if (used_ * 4 >= slots_.size() * 3) grow();
  const Slot wanted{hashOf(identity), hashOf(readings)};
  Slot& slot = slotOf(wanted.identity);
  if (slot.identity != 0) return slot.readings == wanted.readings ? Seen::same : Seen::otherReadings;
  slot = wanted;
  ++used_;
  return Seen::never;
}

SeenTests::Slot& SeenTests::slotOf(std::uint64_t identity) {
  for (std::size_t at = identity;; ++at) {
    Slot& slot = slots_[at & (slots_.size() - 1)];
    if (slot.identity == 0 || slot.identity == identity) return slot;
  }
}

void SeenTests::grow() {
  const auto before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const auto& slot : before) {
    if (slot.identity != 0) slotOf(slot.identity) = slot;
  }
}

}  // namespace muster::app
