#include "app/web/pages/place_words.h"

#include <map>

#include "app/web/code_words.h"
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
  if (const auto* away = std::get_if<core::Away>(&place))
    return say.tr(core::msg("away at {receiver}", {{"receiver", codeWord(say, away->receiver)}}));
  return say.tr("in no slot");
}

std::string kindTitle(const Translator& say, const core::RuleBook& rules, const std::string& kind) {
  const core::Kind* found = rules.kind(kind);
  return found ? say.tr(found->title) : kind;
}

std::string purposeWord(const Translator& say, const core::RuleBook& rules, const std::string& code) {
  // The words of the codes that racks are installed with; another code is a kind, or stands as it is.
  static const std::map<std::string, core::Message, std::less<>> kWords = {{"sets", core::msg("breathing apparatus")},
                                                                           {"kit", core::msg("kit")},
                                                                           {"gas-detection", core::msg("gas detection")},
                                                                           {"communication", core::msg("communication")},
                                                                           {"first-aid", core::msg("first aid")},
                                                                           {"tools", core::msg("tools")},
                                                                           {"measuring", core::msg("measuring")},
                                                                           {"fire-and-air", core::msg("fire and ventilation")},
                                                                           {"ropes", core::msg("ropes")},
                                                                           {"cylinders", core::msg("full cylinders")},
                                                                           {"cylinders-empty", core::msg("empty cylinders")},
                                                                           {"absorbers", core::msg("absorbers")},
                                                                           {"masks", core::msg("masks")},
                                                                           {"spares", core::msg("spare parts")},
                                                                           {"benches", core::msg("benches and gauges")},
                                                                           {"filling", core::msg("filling station")},
                                                                           {"repair", core::msg("waiting for repair")},
                                                                           {"sets-2h", core::msg("two-hour apparatus")},
                                                                           {"self-rescuers", core::msg("self-rescuers")},
                                                                           {"set-aside", core::msg("set aside")},
                                                                           {"reserve", core::msg("reserve")}};
  const auto word = [&](const std::string& what) {
    const auto found = kWords.find(what);
    return found == kWords.end() ? kindTitle(say, rules, what) : say.tr(found->second);
  };
  const auto cut = code.find('-', 6);
  if (!code.starts_with("squad-") || cut == std::string::npos) return word(code);
  return say.tr(core::msg("Squad {squad}: {what}", {{"squad", code.substr(6, cut - 6)}, {"what", word(code.substr(cut + 1))}}));
}

}  // namespace muster::app
