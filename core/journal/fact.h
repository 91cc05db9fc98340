// Fact: something that happened, as written once and never changed.
//
// A draft is what a workflow decides; the journal gives it its address and the time of writing. `kind` carries a version
// ("TestRecorded/1"); bytes stay as written, reading lifts old versions (facts.h). No name and no free text stands in a
// fact: people are codes, words are blobs named by their SHA-256. Values only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/calendar.h"
#include "core/base/identifier.h"
#include "core/base/outcome.h"
#include "core/equipment/unit_state.h"
#include "core/journal/body.h"

namespace muster::core {

enum class Assurance { asserted, signedIn, twoFactor, signature };

struct FactDraft {
  std::string kind;               // "CheckedOut/1"
  std::vector<Subject> subjects;  // everything it changes, the main one first
  Instant occurredAt;             // as told
  std::string by;                 // person code; "" for the program itself
  Assurance assurance = Assurance::asserted;
  Body body;
  bool operator==(const FactDraft&) const = default;
};

struct Fact : FactDraft {
  FactId id;
  Instant recordedAt;        // never runs backwards within a node
  bool clockBehind = false;  // the clock stood behind the last record; recordedAt was held at that
  std::string command;       // the client's id of the command that brought it; one command may bring several facts
  bool operator==(const Fact&) const = default;
};

std::string text(FactId id);  // "1:42"; what command lines and pages show
std::optional<FactId> parseFactId(std::string_view text);

std::string canonicalBytes(const Fact& fact);  // the leaf of the Merkle tree is over these
Outcome<Fact> parseFact(std::string_view bytes);

// One order for folding: (occurredAt, node, index).
inline bool foldsBefore(const Fact& a, const Fact& b) { return a.occurredAt != b.occurredAt ? a.occurredAt < b.occurredAt : a.id < b.id; }

}  // namespace muster::core
