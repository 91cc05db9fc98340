#include "app/workflow/sitting_draft.h"

#include "core/journal/fields_test.h"

namespace muster::core::codec {

template <>
struct Fields<app::MeterChannel> {
  static constexpr auto list = std::make_tuple(field("channel", &app::MeterChannel::channel), field("meter", &app::MeterChannel::meter));
};
template <>
struct Fields<app::Leg> {
  static constexpr auto list = std::make_tuple(field("run", &app::Leg::run), field("steps", &app::Leg::steps));
};
template <>
struct Fields<app::SittingDraft> {
  static constexpr auto list = std::make_tuple(field("chosen", &app::SittingDraft::chosen), field("leg", &app::SittingDraft::leg),
                                               field("legs", &app::SittingDraft::legs), field("step", &app::SittingDraft::step));
};

}  // namespace muster::core::codec

namespace muster::app {

std::string draftText(const SittingDraft& draft) {
  std::string text;
  core::codec::append(draft, text);
  return text;
}

std::optional<SittingDraft> parseDraft(std::string_view text) {
  SittingDraft draft;
  std::string wrong;
  core::JsonWalk in(text);
  if (!core::codec::read(in, draft, wrong) || !in.ended() || draft.legs.empty()) return std::nullopt;
  if (draft.leg < 0 || draft.leg >= static_cast<int>(draft.legs.size())) return std::nullopt;
  return draft;
}

}  // namespace muster::app
