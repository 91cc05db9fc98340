#include "core/journal/happenings.h"

#include "core/journal/fields_care.h"
#include "core/journal/fields_cases.h"
#include "core/journal/fields_metrology.h"
#include "core/journal/fields_moves.h"
#include "core/journal/fields_places.h"
#include "core/journal/fields_upkeep.h"
#include "core/journal/fields_work.h"
#include "core/journal/happening_subjects.h"

namespace muster::core {

namespace {

using Reader = Outcome<Happening> (*)(std::string_view body);

template <typename T>
Outcome<Happening> readAs(std::string_view body) {
  T happening;
  if (auto good = codec::readWhole(body, happening, codec::Fields<T>::kind); !good) return good.problems();
  return Happening(std::move(happening));
}

// One row for every kind and version that was ever written. The lifting of an old version is a function of its own here:
// it reads the old body and gives the struct of today.
template <typename... Ts>
std::map<std::string_view, Reader> readersOf(const std::variant<Ts...>*) {
  return {{codec::Fields<Ts>::kind, &readAs<Ts>}...};
}

const std::map<std::string_view, Reader>& readers() {
  static const auto kReaders = readersOf(static_cast<const Happening*>(nullptr));
  return kReaders;
}

}  // namespace

std::string kindOf(const Happening& happening) {
  return std::visit([]<typename T>(const T&) { return std::string(codec::Fields<T>::kind); }, happening);
}

std::vector<std::string> kinds() {
  std::vector<std::string> all;
  for (const auto& [kind, reader] : readers()) all.emplace_back(kind);
  return all;
}

FactDraft draft(Happening happening, Instant occurredAt, std::string by, Assurance assurance) {
  FactDraft fact;
  fact.kind = kindOf(happening);
  fact.subjects = subjectsOf(happening);
  fact.occurredAt = occurredAt;
  fact.by = std::move(by);
  fact.assurance = assurance;
  std::string bytes;
  std::visit([&bytes](const auto& h) { codec::append(h, bytes); }, happening);
  fact.body = Body(std::move(bytes), std::make_shared<const Meaning>(Meaning{std::move(happening)}));
  return fact;
}

Outcome<Happening> read(const FactDraft& fact) {
  if (const auto& kept = fact.body.meaning(); kept && kindOf(kept->happening) == fact.kind) return kept->happening;
  const auto reader = readers().find(fact.kind);
  if (reader == readers().end()) {
    return Problem{"newer-program",
                   msg("this program does not know facts of kind {kind}", {{"kind", fact.kind}}),
                   msg("Update Muster; the record itself is kept."),
                   {}};
  }
  return reader->second(fact.body.bytes());
}

std::shared_ptr<const Happening> meaningOf(const FactDraft& fact) {
  if (const auto& kept = fact.body.meaning(); kept && kindOf(kept->happening) == fact.kind) return {kept, &kept->happening};
  auto happening = read(fact);
  return happening ? std::make_shared<const Happening>(std::move(happening).value()) : nullptr;
}

}  // namespace muster::core
