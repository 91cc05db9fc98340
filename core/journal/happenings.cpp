#include "core/journal/happenings.h"

#include "core/journal/fields_care.h"
#include "core/journal/fields_moves.h"
#include "core/journal/fields_places.h"
#include "core/journal/happening_subjects.h"

namespace muster::core {

namespace {

using Reader = Outcome<Happening> (*)(const Json& body);

template <typename T>
Outcome<Happening> readAs(const Json& body) {
  T happening;
  std::string wrong;
  if (!codec::read(body, happening, wrong)) return codec::badField(codec::Fields<T>::kind, wrong);
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

FactDraft draft(const Happening& happening, Instant occurredAt, std::string by, Assurance assurance) {
  FactDraft fact;
  fact.kind = kindOf(happening);
  fact.subjects = subjectsOf(happening);
  fact.occurredAt = occurredAt;
  fact.by = std::move(by);
  fact.assurance = assurance;
  fact.body = std::visit([](const auto& h) { return codec::write(h); }, happening);
  return fact;
}

Outcome<Happening> read(const FactDraft& fact) {
  const auto reader = readers().find(fact.kind);
  if (reader == readers().end()) {
    return Problem{"newer-program",
                   msg("this program does not know facts of kind {kind}", {{"kind", fact.kind}}),
                   msg("Update Muster; the record itself is kept."),
                   {}};
  }
  return reader->second(fact.body);
}

}  // namespace muster::core
