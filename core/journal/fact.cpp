#include "core/journal/fact.h"

#include <charconv>

#include "core/journal/codec.h"

namespace muster::core {

namespace codec {

template <>
struct Names<Assurance> {
  static constexpr std::array<std::string_view, 4> list{"asserted", "signedIn", "twoFactor", "signature"};
};

template <>
struct Fields<Fact> {
  static constexpr auto list = std::make_tuple(
      inherited<Fact>("about", &FactDraft::subjects), inherited<Fact>("assurance", &FactDraft::assurance), field("behind", &Fact::clockBehind),
      inherited<Fact>("body", &FactDraft::body), inherited<Fact>("by", &FactDraft::by), field("command", &Fact::command), field("id", &Fact::id),
      inherited<Fact>("kind", &FactDraft::kind), inherited<Fact>("occurred", &FactDraft::occurredAt), field("recorded", &Fact::recordedAt));
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
  std::string out;
  out.reserve(fact.body.bytes().size() + 512);
  codec::append(fact, out);
  return out;
}

Outcome<Fact> parseFact(std::string_view bytes) {
  Fact fact;
  if (auto good = codec::readWhole(bytes, fact, "fact"); !good) return good.problems();
  // What reads but writes back otherwise (a default written out) is not what this program would have kept.
  if (canonicalBytes(fact) != bytes) return codec::badField("fact", "a default written out");
  return fact;
}

}  // namespace muster::core
