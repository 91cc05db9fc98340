#include "app/workflow/known_at.h"

#include "app/ports/adopted_rules.h"
#include "app/ports/memory_views.h"
#include "core/journal/memory_journal.h"

namespace muster::app {

struct KnownAt::Parts {
  Parts(World& now, core::Instant known)
      : calendar(now.calendar()),
        journal([known] { return known; }),
        rules(journal, now.blobs),
        views(
            journal, [this] { return rules(); }, [this] { return calendar; }),
        world{journal, views, now.records, now.blobs, now.clock, now.random, [this] { return rules(); }, [this] { return calendar; }} {
    std::vector<core::Fact> facts;
    now.journal.forEach({}, [&](const core::Fact& fact) {
      if (fact.recordedAt <= known) facts.push_back(fact);
      return fact.recordedAt <= known;  // recordedAt never runs backwards: the rest is later
    });
    journal.load(std::move(facts));
  }

  std::shared_ptr<const core::Calendar> calendar;
  core::MemoryJournal journal;
  AdoptedRules rules;
  MemoryViews views;
  World world;
};

KnownAt::KnownAt(World& world, core::Instant known) : parts_(std::make_unique<Parts>(world, known)) {}
KnownAt::~KnownAt() = default;
World& KnownAt::world() { return parts_->world; }

}  // namespace muster::app
