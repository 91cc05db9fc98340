// The journal, as every implementation must keep it: one suite, run on memory and on each store.
//
//   MUSTER_JOURNAL_SUITE("memory", makeMemoryJournal)   where makeX is std::unique_ptr<core::Journal>(std::function<core::Instant()>)
//
// Each case gets a fresh, empty journal whose clock the case sets.
#pragma once

#include <functional>
#include <memory>

#include "core/journal/journal.h"
#include "tests/support/catch.h"

namespace muster::tests {

using MakeJournal = std::function<std::unique_ptr<core::Journal>(std::function<core::Instant()>)>;

namespace journal_suite {

void appends(const MakeJournal& make);       // addresses, times and states of what was appended
void refusesMoved(const MakeJournal& make);  // an expected revision that moved on refuses the whole, and leaves nothing
void repeats(const MakeJournal& make);       // same id and content: same receipt; other content: reused
void refusesWhatCountedOnTheRefused(const MakeJournal& make);
void appendsSeveral(const MakeJournal& make);   // many commands in one step, each on its own, in order
void refoldsLate(const MakeJournal& make);      // a fact told late takes its place in time
void amends(const MakeJournal& make);           // undo, correction, undo of the undo, a second judgement
void marksClock(const MakeJournal& make);       // the time of writing never runs backwards, and says so
void keepsOrder(const MakeJournal& make);       // forEach and factsAbout go in log order, from where they are told, until stopped
void provesHead(const MakeJournal& make);       // the head is the root of the definition over the bytes
void equalsFold(const MakeJournal& make);       // kept states equal the fold of their facts, byte for byte, whatever the order
void races(const MakeJournal& make);            // two decisions on one revision: exactly one is written, each time
void refusesBadBytes(const MakeJournal& make);  // a fact that cannot be written throws and leaves nothing

}  // namespace journal_suite

}  // namespace muster::tests

#define MUSTER_JOURNAL_SUITE(name, make)                                                                                                            \
  TEST_CASE(name " journal: facts get addresses, times and states", "[conformance][journal]") { muster::tests::journal_suite::appends(make); }      \
  TEST_CASE(name " journal: a revision that moved on refuses all of it", "[conformance][journal]") {                                                \
    muster::tests::journal_suite::refusesMoved(make);                                                                                               \
  }                                                                                                                                                 \
  TEST_CASE(name " journal: a command carried out before is answered, not repeated", "[conformance][journal]") {                                    \
    muster::tests::journal_suite::repeats(make);                                                                                                    \
  }                                                                                                                                                 \
  TEST_CASE(name " journal: several commands in one step are decided one by one", "[conformance][journal]") {                                       \
    muster::tests::journal_suite::appendsSeveral(make);                                                                                             \
  }                                                                                                                                                 \
  TEST_CASE(name " journal: what counted on something refused in the same step is refused, too", "[conformance][journal]") {                        \
    muster::tests::journal_suite::refusesWhatCountedOnTheRefused(make);                                                                             \
  }                                                                                                                                                 \
  TEST_CASE(name " journal: a fact told late takes its place in time", "[conformance][journal]") {                                                  \
    muster::tests::journal_suite::refoldsLate(make);                                                                                                \
  }                                                                                                                                                 \
  TEST_CASE(name " journal: undo, correction and a second judgement change the state, never the facts", "[conformance][journal]") {                 \
    muster::tests::journal_suite::amends(make);                                                                                                     \
  }                                                                                                                                                 \
  TEST_CASE(name " journal: a clock behind the last record is held and marked", "[conformance][journal]") {                                         \
    muster::tests::journal_suite::marksClock(make);                                                                                                 \
  }                                                                                                                                                 \
  TEST_CASE(name " journal: facts come back in the order of the log", "[conformance][journal]") { muster::tests::journal_suite::keepsOrder(make); } \
  TEST_CASE(name " journal: the head is the Merkle root over the bytes", "[conformance][journal]") {                                                \
    muster::tests::journal_suite::provesHead(make);                                                                                                 \
  }                                                                                                                                                 \
  TEST_CASE(name " journal: kept states are the fold of their facts", "[conformance][journal]") { muster::tests::journal_suite::equalsFold(make); } \
  TEST_CASE(name " journal: of two racing decisions exactly one is written", "[conformance][journal]") {                                            \
    muster::tests::journal_suite::races(make);                                                                                                      \
  }                                                                                                                                                 \
  TEST_CASE(name " journal: a fact that cannot be written leaves nothing behind", "[conformance][journal]") {                                       \
    muster::tests::journal_suite::refusesBadBytes(make);                                                                                            \
  }
