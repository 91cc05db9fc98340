#include "app/web/pages/place_words.h"

#include "app/web/pages/board_view.h"

namespace muster::app {

std::string slotName(const core::InSlot& slot) { return slot.rack + "-" + slot.slot; }

std::string holderName(const Translator& say, Records& records, std::string_view holder) {
  const auto subject = core::Subject::parse(holder);
  if (subject && subject->kind == core::Subject::Kind::squad) return squadTitle(say, subject->code);
  if (subject && subject->kind == core::Subject::Kind::person) {
    const auto person = records.person(subject->code);
    return person ? person->name : subject->code;
  }
  return std::string(holder);
}

std::string whereText(const Translator& say, Records& records, const core::Place& place) {
  if (const auto* slot = std::get_if<core::InSlot>(&place)) return say.tr(core::msg("in slot {slot}", {{"slot", slotName(*slot)}}));
  if (const auto* in = std::get_if<core::InUnit>(&place)) return say.tr(core::msg("fitted in {unit}", {{"unit", in->unit}}));
  if (const auto* out = std::get_if<core::Out>(&place)) {
    return say.tr(core::msg("out with {holder}", {{"holder", holderName(say, records, out->holder)}}));
  }
  if (const auto* away = std::get_if<core::Away>(&place)) return say.tr(core::msg("away at {receiver}", {{"receiver", away->receiver}}));
  return say.tr("in no slot");
}

std::string kindTitle(const Translator& say, const core::RuleBook& rules, const std::string& kind) {
  const core::Kind* found = rules.kind(kind);
  return found ? say.tr(found->title) : kind;
}

std::string purposeWord(const Translator& say, const core::RuleBook& rules, const std::string& code) {
  const auto cut = code.find('-'), last = code.rfind('-');
  if (code.starts_with("squad-") && last > cut) {
    const std::string squad = code.substr(cut + 1, last - cut - 1), what = code.substr(last + 1);
    if (what == "sets") return say.tr(core::msg("Sets of squad {squad}", {{"squad", squad}}));
    if (what == "kit") return say.tr(core::msg("Kit of squad {squad}", {{"squad", squad}}));
  }
  if (code == "cylinders") return say.tr("Cylinders");
  if (code == "absorbers") return say.tr("Absorbers");
  if (code == "masks") return say.tr("Masks");
  if (code == "spares") return say.tr("Spares");
  if (code == "benches") return say.tr("Benches and gauges");
  if (code == "kit") return say.tr("Kit");
  if (code == "repair") return say.tr("Waiting for repair");
  return kindTitle(say, rules, code);
}

}  // namespace muster::app
