// AdoptedRules: the rule book as the journal says it is: packs adopted, limits confirmed, texts from the blobs.
//
// Made again only when the subject `rules` moved on. Every world (memory, SQLite) answers World::rules with it. Threads: any.
#pragma once

#include <mutex>

#include "app/ports/records.h"
#include "core/journal/journal.h"
#include "core/rules/rule_book.h"

namespace muster::app {

// The book of one state of the subject `rules`. Throws std::runtime_error when the text of an adopted pack is lost or no longer
// parses: the store is broken then.
core::Rules loadRules(const core::RulesState& adopted, Blobs& blobs);

class AdoptedRules {
 public:
  AdoptedRules(core::Journal& journal, Blobs& blobs) : journal_(journal), blobs_(blobs) {}
  core::Rules operator()();  // as loadRules

 private:
  core::Journal& journal_;
  Blobs& blobs_;
  std::mutex mutex_;
  std::uint64_t revision_ = 0;
  core::Rules rules_;
};

}  // namespace muster::app
