// Facts inside text: the dialog behind the button, the chip, and what keeps a chip in one piece.
//
// A chip is an immutable Draft.js entity over today's words. Draft.js makes plain text of such an
// entity when something is changed within it, and plain text is no reference any more: so no caret
// comes to stand within a chip, and no change takes a part of it away.
(() => {
  const { EditorState, Modifier, SelectionState, convertFromRaw } = window.DraftJS;
  const { ModalWorkflowSource, registerPlugin } = window.draftail;

  const TYPE = "FACT";
  const COPIED = "data-draftjs-conductor-fragment"; // where Draftail keeps what was copied

  // The words, or the trouble, of the side that is written here.
  const ofSide = (data, side) => ({ ...data, ...data.sides[side] });

  const isChip = (content, key) => Boolean(key) && content.getEntity(key).getType() === TYPE;

  // --- The dialog -------------------------------------------------------------------------------

  const dialogSteps = () => {
    const steps = new window.ChooserModalOnloadHandlerFactory().getOnLoadHandlers();
    const chooseFigure = (modal) => {
      const links = modal.body.find("a[data-chooser-modal-choice]");
      links.on("click", (event) => {
        modal.loadUrl(event.currentTarget.href);
        return false;
      });
      // What had the focus is gone with the step before.
      links.filter("td a").first().trigger("focus");
    };
    return { ...steps, choose_figure: chooseFigure };
  };

  class FactSource extends ModalWorkflowSource {
    getChooserConfig(entity) {
      const { editorState, entityType } = this.props;
      const list = entityType.chooserUrls.factChooser;
      // A chip that is selected is exchanged, most likely for another figure of the same fact.
      const changed = entity?.getType() === TYPE && !editorState.getSelection().isCollapsed();
      const { id, problem } = changed ? entity.getData() : {};
      return {
        url: id && !problem ? `${list}${id}/figures/` : list,
        urlParams: {},
        onload: dialogSteps(),
        responses: { chosen: this.onChosen },
      };
    }

    onChosen(chosen) {
      const { editorState, entityType, onComplete } = this.props;
      const data = ofSide(chosen, entityType.side);
      const content = editorState.getCurrentContent().createEntity(TYPE, "IMMUTABLE", data);
      const replaced = Modifier.replaceText(
        content,
        editorState.getSelection(),
        data.text,
        editorState.getCurrentInlineStyle(),
        content.getLastCreatedEntityKey(),
      );
      this.workflow.close();
      // Not as typed letters: these are undone together with what was typed before.
      onComplete(EditorState.push(editorState, replaced, "apply-entity"));
    }
  }

  // --- The chip ---------------------------------------------------------------------------------

  const FactChip = ({ entityKey, contentState, children }) => {
    const { id, figure, name, problem } = contentState.getEntity(entityKey).getData();
    const words = [name, problem].filter(Boolean).join(". ");
    return window.React.createElement(
      "span",
      {
        className: `fact-chip${problem ? " fact-chip--problem" : ""}`,
        "data-fact": figure ? `${id}.${figure}` : id,
        role: "group",
        "aria-label": words,
        title: words,
        spellCheck: false, // a correction would make plain text of it
      },
      children,
    );
  };

  // --- Copy and paste ---------------------------------------------------------------------------

  const copiedContent = (html) => {
    const copied = new DOMParser().parseFromString(html || "", "text/html");
    const fragment = copied.querySelector(`[${COPIED}]`)?.getAttribute(COPIED);
    if (!fragment?.includes(`"${TYPE}"`)) return null;
    try {
      return convertFromRaw(JSON.parse(fragment));
    } catch {
      return null; // not from an editor of ours: it is pasted as any text
    }
  };

  const within = (block, start, end) =>
    SelectionState.createEmpty(block.getKey()).merge({ anchorOffset: start, focusOffset: end });

  // A chip that comes from the other side speaks the language of this one.
  const inLanguageOf = (side, original) => {
    let content = original;
    original.getBlocksAsArray().forEach((block) => {
      const chips = [];
      block.findEntityRanges(
        (letter) => isChip(original, letter.getEntity()),
        (start, end) => chips.unshift([start, end]), // from the end: offsets before it stay true
      );
      chips.forEach(([start, end]) => {
        const data = ofSide(original.getEntity(block.getEntityAt(start)).getData(), side);
        content = content.createEntity(TYPE, "IMMUTABLE", data);
        content = Modifier.replaceText(
          content,
          within(block, start, end),
          data.text,
          block.getInlineStyleAt(start),
          content.getLastCreatedEntityKey(),
        );
      });
    });
    return content;
  };

  const onPaste = (text, html, editorState, { setEditorState }, entityType) => {
    const copied = copiedContent(html);
    if (!copied) return "not-handled";
    const pasted = Modifier.replaceWithFragment(
      editorState.getCurrentContent(),
      editorState.getSelection(),
      inLanguageOf(entityType.side, copied).getBlockMap(),
    );
    setEditorState(EditorState.push(editorState, pasted, "insert-fragment"));
    return "handled";
  };

  // --- A chip is one piece ----------------------------------------------------------------------

  // The chip that a place between two letters is within; none at its edges.
  const chipAround = (content, key, offset) => {
    const block = content.getBlockForKey(key);
    const entity = offset > 0 ? block?.getEntityAt(offset - 1) : null;
    if (!isChip(content, entity) || block.getEntityAt(offset) !== entity) return null;
    let chip = null;
    block.findEntityRanges(
      (letter) => letter.getEntity() === entity,
      (start, end) => {
        if (start < offset && offset < end) chip = { start, end };
      },
    );
    return chip;
  };

  // Whether the caret is moved by keys or by pointing: a chip is jumped over, or picked up.
  let byPointing = false;
  document.addEventListener("pointerdown", () => (byPointing = true), true);
  document.addEventListener("keydown", () => (byPointing = false), true);

  const wholeChips = (before, state) => {
    const content = state.getCurrentContent();
    const now = state.getSelection();
    const anchorChip = chipAround(content, now.getAnchorKey(), now.getAnchorOffset());
    const focusChip = chipAround(content, now.getFocusKey(), now.getFocusOffset());
    if (!anchorChip && !focusChip) return state;

    let anchorOffset = now.getAnchorOffset();
    let focusOffset = now.getFocusOffset();
    const backward = now.getIsBackward();
    const was = before.getSelection();
    const sameBlock = was.getFocusKey() === now.getFocusKey();
    const moved = sameBlock ? focusOffset - was.getFocusOffset() : 0;
    if (now.isCollapsed() && !byPointing) {
      const nearer = anchorOffset - anchorChip.start < anchorChip.end - anchorOffset ? -1 : 1;
      anchorOffset = (moved || nearer) > 0 ? anchorChip.end : anchorChip.start;
      focusOffset = anchorOffset;
    } else {
      const sameAnchor =
        was.getAnchorKey() === now.getAnchorKey() && was.getAnchorOffset() === anchorOffset;
      // A selection that is grown or shrunk goes on in its direction; a new one takes in the chip.
      const forward = sameAnchor && moved ? moved > 0 : !backward;
      if (anchorChip) anchorOffset = backward ? anchorChip.end : anchorChip.start;
      if (focusChip) focusOffset = forward ? focusChip.end : focusChip.start;
    }
    const isBackward =
      now.getAnchorKey() === now.getFocusKey() ? focusOffset < anchorOffset : backward;
    const selection = now.merge({ anchorOffset, focusOffset, isBackward });
    return EditorState.forceSelection(state, selection);
  };

  // Deleting to the next space or to the end of a line may take a part of a chip: the rest goes, too.
  const withoutRests = (before, state) => {
    const content = state.getCurrentContent();
    const selection = state.getSelection();
    const old = before.getCurrentContent().getBlockForKey(selection.getStartKey());
    const block = content.getBlockForKey(selection.getStartKey());
    if (!old || !before.getSelection().isCollapsed() || block.getLength() >= old.getLength()) {
      return state; // not a deletion within one block
    }
    const same = (i, j) =>
      old.getText()[i] === block.getText()[j] && old.getEntityAt(i) === block.getEntityAt(j);
    const length = block.getLength();
    let left = 0;
    while (left < length && same(left, left)) left += 1;
    let right = length;
    while (right > left && same(right - 1 + old.getLength() - length, right - 1)) right -= 1;
    if (left === right) return state;
    const cleaned = Modifier.removeRange(content, within(block, left, right), "backward");
    const caret = selection.merge({ anchorOffset: left, focusOffset: left, isBackward: false });
    return EditorState.forceSelection(EditorState.set(state, { currentContent: cleaned }), caret);
  };

  const chipsOf = (content, block) => {
    const found = new Set();
    block.findEntityRanges(
      (letter) => isChip(content, letter.getEntity()),
      (start) => found.add(block.getEntityAt(start)),
    );
    return found;
  };

  const losesChip = (before, state) => {
    const [was, now] = [before.getCurrentContent(), state.getCurrentContent()];
    return was.getBlocksAsArray().some((block) => {
      const next = now.getBlockForKey(block.getKey());
      if (!next || next === block) return false;
      const left = chipsOf(now, next);
      return [...chipsOf(was, block)].some((key) => !left.has(key));
    });
  };

  const onChange = (state, { getEditorState }) => {
    const before = getEditorState();
    if (state.getCurrentContent() === before.getCurrentContent()) return wholeChips(before, state);
    switch (state.getLastChangeType()) {
      case "apply-entity": // so Draft.js calls what a spelling checker writes, in a chip or not
        return losesChip(before, state) ? EditorState.set(before, { forceSelection: true }) : state;
      case "remove-range":
        return withoutRests(before, state);
      default:
        return state;
    }
  };

  // A browser takes the words of a chip from one editor to another, and nothing of what it is.
  let dragsChip = false;
  const noteDrag = () => {
    const selection = window.getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const within = range?.commonAncestorContainer.parentElement?.closest(".fact-chip");
    dragsChip = Boolean(within || range?.cloneContents().querySelector(".fact-chip"));
  };
  document.addEventListener("dragstart", noteDrag, true);

  const handleDrop = (selection, data, origin, { getEditorState }) => {
    const content = getEditorState().getCurrentContent();
    const intoChip = chipAround(content, selection.getStartKey(), selection.getStartOffset());
    return intoChip || (dragsChip && origin !== "internal") ? "handled" : "not-handled";
  };

  registerPlugin({ type: TYPE, source: FactSource, decorator: FactChip, onPaste }, "entityTypes");
  registerPlugin({ type: TYPE, onChange, handleDrop }, "plugins");
})();
