#include "core/journal/fact.h"

#include <charconv>

#include "core/journal/codec.h"

namespace muster::core {

namespace codec {

template <>
struct Names<Assurance> {
  static constexpr std::array<std::string_view, 4> list{"asserted", "signedIn", "twoFactor", "signature"};
};

// The record as it stands in the bytes; a struct of its own because members of a base have no pointer into Fact.
struct Written {
  std::vector<Subject> about;
  Assurance assurance = Assurance::asserted;
  bool behind = false;
  Json body;
  std::string by, command;
  FactId id;
  std::string kind;
  Instant occurred, recorded;
};

template <>
struct Fields<Written> {
  static constexpr auto list =
      std::make_tuple(field("about", &Written::about), field("assurance", &Written::assurance), field("behind", &Written::behind),
                      field("body", &Written::body), field("by", &Written::by), field("command", &Written::command), field("id", &Written::id),
                      field("kind", &Written::kind), field("occurred", &Written::occurred), field("recorded", &Written::recorded));
};

}  // namespace codec

std::string text(FactId id) { return std::to_string(id.node) + ":" + std::to_string(id.index); }

std::optional<FactId> parseFactId(std::string_view text) {
  FactId id;
  const char* end = text.data() + text.size();
  const auto node = std::from_chars(text.data(), end, id.node);
  if (node.ec != std::errc() || node.ptr == end || *node.ptr != ':') return std::nullopt;
  const auto index = std::from_chars(node.ptr + 1, end, id.index);
  if (index.ec != std::errc() || index.ptr != end || core::text(id) != text) return std::nullopt;
  return id;
}

std::string canonicalBytes(const Fact& fact) {
  // Written member by member into the text, in the order of the names: the body is large and need not be copied into a tree.
  std::string out;
  out.reserve(1024);
  const auto member = [&out](std::string_view name, const Json& value) {
    out += out.empty() ? "{\"" : ",\"";
    out.append(name);
    out += "\":";
    appendCanonical(value, out);
  };
  if (!fact.subjects.empty()) member("about", codec::write(fact.subjects));
  if (fact.assurance != Assurance::asserted) member("assurance", codec::write(fact.assurance));
  if (fact.clockBehind) member("behind", Json(true));
  member("body", fact.body);
  if (!fact.by.empty()) member("by", Json(fact.by));
  if (!fact.command.empty()) member("command", Json(fact.command));
  if (fact.id != FactId{}) member("id", codec::write(fact.id));
  if (!fact.kind.empty()) member("kind", Json(fact.kind));
  if (fact.occurredAt != Instant{}) member("occurred", codec::write(fact.occurredAt));
  if (fact.recordedAt != Instant{}) member("recorded", codec::write(fact.recordedAt));
  out += '}';
  return out;
}

Outcome<Fact> parseFact(std::string_view bytes) {
  auto json = parseCanonical(bytes);
  if (!json) return json.problems();
  codec::Written written;
  std::string wrong;
  if (!codec::read(*json, written, wrong)) return codec::badField("fact", wrong);
  Fact fact;
  fact.kind = std::move(written.kind);
  fact.subjects = std::move(written.about);
  fact.occurredAt = written.occurred;
  fact.by = std::move(written.by);
  fact.assurance = written.assurance;
  fact.body = std::move(written.body);
  fact.id = written.id;
  fact.recordedAt = written.recorded;
  fact.clockBehind = written.behind;
  fact.command = std::move(written.command);
  // What reads but writes back otherwise (a default written out) is not what this program would have kept.
  if (canonicalBytes(fact) != bytes) return codec::badField("fact", "a default written out");
  return fact;
}

}  // namespace muster::core
