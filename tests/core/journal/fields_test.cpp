// What is told must be written: a member that no field writes is gone after the next start, and no test on a journal in memory sees it.
#include <cstdlib>
#include <utility>

#include "core/journal/apply.h"
#include "core/journal/codec.h"
#include "core/journal/fields_care.h"
#include "core/journal/fields_cases.h"
#include "core/journal/fields_metrology.h"
#include "core/journal/fields_moves.h"
#include "core/journal/fields_places.h"
#include "core/journal/fields_state.h"
#include "core/journal/fields_test.h"
#include "core/journal/fields_upkeep.h"
#include "core/journal/fields_work.h"
#include "tests/support/catch.h"

using namespace muster::core;

namespace {

struct Anything {
  template <typename T>
  constexpr operator T&() const&& noexcept {  // only asked whether it would fit
    std::abort();
  }
};

template <typename T, std::size_t... I>
constexpr bool holds(std::index_sequence<I...> /*members*/) {
  return requires { T{(static_cast<void>(I), Anything{})...}; };
}

template <typename T, std::size_t N = 64>
constexpr std::size_t membersOf() {
  if constexpr (N == 0)
    return 0;
  else if constexpr (holds<T>(std::make_index_sequence<N>()))
    return N;
  else
    return membersOf<T, N - 1>();
}

template <typename T>
void checkWritten() {
  if constexpr (requires { codec::Fields<T>::list; }) {
    INFO(__PRETTY_FUNCTION__);
    CHECK(std::tuple_size_v<std::remove_cvref_t<decltype(codec::Fields<T>::list)>> == membersOf<T>());
  }
}

template <typename... T>
void checkAll(const std::variant<T...>* /*kinds*/) {
  (checkWritten<T>(), ...);
}

}  // namespace

TEST_CASE("every member of every kind of fact is written to its bytes", "[core][journal]") { checkAll(static_cast<const Happening*>(nullptr)); }

TEST_CASE("every member of every state is written to its bytes", "[core][journal]") {
  checkAll(static_cast<const decltype(State::value)*>(nullptr));
  checkWritten<Certificate>();
  checkWritten<StepRecord>();
  checkWritten<RunRecord>();
  checkWritten<CheckRecord>();
  checkWritten<Fault>();
  checkWritten<AfterUse>();
  checkWritten<TestRun>();
  checkWritten<StepResult>();
  checkWritten<Attempt>();
  checkWritten<TestVerdict>();
  checkWritten<StepVerdict>();
  checkWritten<CaseUnit>();
  checkWritten<WorkOrder>();
}
