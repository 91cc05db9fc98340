#include "core/journal/memory_journal.h"
#include "tests/conformance/journal_suite.h"

namespace {

std::unique_ptr<muster::core::Journal> makeMemory(std::function<muster::core::Instant()> now) {
  return std::make_unique<muster::core::MemoryJournal>(std::move(now));
}

}  // namespace

MUSTER_JOURNAL_SUITE("memory", makeMemory)
