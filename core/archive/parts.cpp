#include "core/archive/parts.h"

#include <array>
#include <sstream>
#include <stdexcept>

#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <boost/serialization/level.hpp>
#include <boost/serialization/split_free.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/tracking.hpp>
#include <boost/serialization/vector.hpp>
#include <boost/serialization/version.hpp>

namespace {

// Boost reads an archive of a newer class version without a word; we do not.
struct NewerVersion : std::runtime_error {
  NewerVersion() : std::runtime_error("newer class version") {}
};
constexpr unsigned kVersion = 1;
void refuseNewer(unsigned version) {
  if (version > kVersion) throw NewerVersion();
}

}  // namespace

namespace boost::serialization {

using namespace muster::core;

template <typename Archive>
void serialize(Archive& archive, LogHead& head, unsigned version) {
  refuseNewer(version);
  archive& head.node& head.size& head.root;
}

template <typename Archive>
void serialize(Archive& archive, FactRows& facts, unsigned version) {
  refuseNewer(version);
  archive& facts.node& facts.first& facts.bytes;
}

template <typename Archive>
void serialize(Archive& archive, BlobPiece& blob, unsigned version) {
  refuseNewer(version);
  archive& blob.digest& blob.mediaType& blob.offset& blob.last& blob.bytes;
}

// A cell is its tag (0 NULL, 1 integer, 2 text), then its value: Boost 1.74 knows no std::variant.
template <typename Archive>
void save(Archive& archive, const RecordRows& records, unsigned) {
  const std::size_t count = records.rows.size();
  archive << records.table << records.columns << count;
  for (const auto& row : records.rows) {
    for (const Cell& cell : row) {
      const int tag = static_cast<int>(cell.index());
      archive << tag;
      if (const auto* number = std::get_if<std::int64_t>(&cell)) archive << *number;
      if (const auto* text = std::get_if<std::string>(&cell)) archive << *text;
    }
  }
}

template <typename Archive>
void load(Archive& archive, RecordRows& records, unsigned version) {
  refuseNewer(version);
  std::size_t count = 0;
  archive >> records.table >> records.columns >> count;
  records.rows.clear();
  while (count-- > 0) {
    auto& row = records.rows.emplace_back(records.columns.size());
    for (Cell& cell : row) {
      int tag = 0;
      archive >> tag;
      if (tag == 1) archive >> cell.emplace<std::int64_t>();
      if (tag == 2) archive >> cell.emplace<std::string>();
      if (tag < 0 || tag > 2) throw std::runtime_error("unknown tag of a cell");
    }
  }
}

}  // namespace boost::serialization

BOOST_SERIALIZATION_SPLIT_FREE(muster::core::RecordRows)
BOOST_CLASS_VERSION(muster::core::LogHead, kVersion)
BOOST_CLASS_VERSION(muster::core::FactRows, kVersion)
BOOST_CLASS_VERSION(muster::core::RecordRows, kVersion)
BOOST_CLASS_VERSION(muster::core::BlobPiece, kVersion)
BOOST_CLASS_TRACKING(muster::core::LogHead, boost::serialization::track_never)
BOOST_CLASS_TRACKING(muster::core::FactRows, boost::serialization::track_never)
BOOST_CLASS_TRACKING(muster::core::RecordRows, boost::serialization::track_never)
BOOST_CLASS_TRACKING(muster::core::BlobPiece, boost::serialization::track_never)

namespace muster::core {

namespace {

constexpr std::array<std::string_view, 4> kKinds{"head", "facts", "records", "blob"};  // the order of BundlePart

template <std::size_t... I>
BundlePart readPart(std::string_view kind, boost::archive::text_iarchive& archive, std::index_sequence<I...>) {
  BundlePart part;
  const bool known = ((kind == kKinds[I] ? (archive >> part.emplace<I>(), true) : false) || ...);
  if (!known) throw NewerVersion();
  return part;
}

}  // namespace

std::string_view kindOf(const BundlePart& part) { return kKinds[part.index()]; }

std::string archiveOf(const BundlePart& part) {
  std::ostringstream out;
  {
    boost::archive::text_oarchive archive(out);  // complete only when it is destroyed
    std::visit([&archive](const auto& held) { archive << held; }, part);
  }
  return std::move(out).str();
}

Outcome<BundlePart> partOf(std::string_view kind, const std::string& bytes) {
  const auto newer = [] {
    return Problem{"newer-program", msg("the bundle holds parts of a newer program"), msg("Update Muster, then restore."), {}};
  };
  try {
    std::istringstream in(bytes);
    boost::archive::text_iarchive archive(in);
    return readPart(kind, archive, std::make_index_sequence<kKinds.size()>());
  } catch (const NewerVersion&) { return newer(); } catch (const boost::archive::archive_exception& broken) {
    if (broken.code == boost::archive::archive_exception::unsupported_version) return newer();
    return Problem{
        "bad-archive", msg("a part of the bundle does not read: {why}", {{"why", broken.what()}}), msg("Take another copy of the bundle."), {}};
  } catch (const std::exception& broken) {
    return Problem{
        "bad-archive", msg("a part of the bundle does not read: {why}", {{"why", broken.what()}}), msg("Take another copy of the bundle."), {}};
  }
}

}  // namespace muster::core
